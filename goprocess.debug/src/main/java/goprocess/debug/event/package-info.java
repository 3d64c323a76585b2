/**
 * The events of the flight recorder: one for every transition, and at the beginning of every chunk
 * a snapshot of what is alive, so that a recording holds the whole graph wherever it begins.
 *
 * <p>Events carry, beside the recorder's own time, what {@link System#nanoTime()} was at the
 * transition itself. That orders transitions of different threads exactly, which the time of an
 * event, taken a little later, does not.
 */
package goprocess.debug.event;
