/**
 * What stands on top and ties the rooms together: the listener that the implementation finds. It
 * writes the events, keeps the snapshots, and starts what looks for cycles and for closes that take
 * long.
 */
package goprocess.debug.listener;
