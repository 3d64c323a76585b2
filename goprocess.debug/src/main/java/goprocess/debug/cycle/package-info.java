/**
 * Cycles of processes that wait for each other. These processes never close. The library allows
 * cycles, as Go does; this package finds and names them.
 */
package goprocess.debug.cycle;
