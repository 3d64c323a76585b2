/**
 * The programs of the tutorial: one that stops well, one that loses no order, and one that hangs.
 * The tutorial shows each of them whole, without the package declaration.
 */
package goprocess.examples.start;
