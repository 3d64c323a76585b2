/**
 * The events of the flight recorder: one for every transition, and at the beginning of every chunk
 * a snapshot of what is alive, so that a recording holds the whole graph wherever it begins.
 *
 * <p>In addition to the recorder's time, each event has the {@link System#nanoTime()} of the
 * transition itself. It orders the transitions of different threads exactly. The recorder's time
 * does not, since it is taken a little later.
 */
package goprocess.debug.event;
