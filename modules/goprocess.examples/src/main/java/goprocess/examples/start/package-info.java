/**
 * The programs of the tutorial, which shows them whole but for their package: one that stops well,
 * one that loses no order, and one that hangs.
 */
package goprocess.examples.start;
