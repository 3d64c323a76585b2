/**
 * The one class of the implementation that is proved by itself: its lock is a bit of a word and not
 * a lock of the library, so it has a test of its own, in its own package, where it can be seen.
 */
@NullMarked
package goprocess.impl;

import org.jspecify.annotations.NullMarked;
