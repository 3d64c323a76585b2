/**
 * Services that people write, each closed in order by one process: nothing that was accepted is
 * lost. A recipe is the class with the {@code main} in one of the packages below, to be copied;
 * what all of them serve is here.
 */
@NullMarked
package goprocess.recipes;

import org.jspecify.annotations.NullMarked;
