/**
 * Circles of processes that wait for each other. They never close; the library allows them, as Go
 * does, and this package finds and names them.
 */
package goprocess.debug.cycle;
