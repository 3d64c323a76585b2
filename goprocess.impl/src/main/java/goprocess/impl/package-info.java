/**
 * The front: what users call. Each method checks its arguments, makes a cascade, and waits where it
 * has to. Below it are the rooms, and an arrow between two of them points one way only: {@code
 * protocol}, {@code observation}, {@code running} and {@code outside}; {@code messages} is the
 * ground that they stand on.
 */
package goprocess.impl;
