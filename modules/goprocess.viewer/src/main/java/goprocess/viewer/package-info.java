/** Pages and pictures of processes. */
@NullMarked
package goprocess.viewer;

import org.jspecify.annotations.NullMarked;
