/**
 * Typical services that close in order, so nothing that was accepted is lost. A recipe is the class
 * with the {@code main} method in one of the packages below; copy it. This package has the service
 * that all of them offer.
 */
@NullMarked
package goprocess.recipes;

import org.jspecify.annotations.NullMarked;
