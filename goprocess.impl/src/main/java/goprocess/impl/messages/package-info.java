/**
 * The messages of the library: names, failures and durations as text, and the log, which a separate
 * thread writes. This package does not depend on the others.
 */
@NullMarked
package goprocess.impl.messages;

import org.jspecify.annotations.NullMarked;
