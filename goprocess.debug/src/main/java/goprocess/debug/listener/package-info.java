/**
 * The listener that the implementation finds. It connects the other packages: it emits the events,
 * writes the snapshots, and starts the watches for cycles and for closes that take long.
 */
package goprocess.debug.listener;
