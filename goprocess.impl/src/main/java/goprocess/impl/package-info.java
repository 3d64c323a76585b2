/**
 * The front: what users call. Each method checks its arguments, makes a cascade, and waits where it
 * has to. Below it are the rooms, and an arrow between two of them points one way only: {@link
 * goprocess.impl.protocol}, {@link goprocess.impl.observation}, {@link goprocess.impl.running} and
 * {@link goprocess.impl.outside}; {@link goprocess.impl.messages} is the ground that they stand on.
 */
package goprocess.impl;
