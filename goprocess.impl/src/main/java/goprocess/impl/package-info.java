/**
 * The front: the methods that users call. Each method checks its arguments, makes a cascade, and
 * waits if necessary. Below it are the packages {@code protocol}, {@code observation}, {@code
 * running} and {@code outside}; all of them use {@code messages}. A dependency between two packages
 * has one direction only.
 */
package goprocess.impl;
