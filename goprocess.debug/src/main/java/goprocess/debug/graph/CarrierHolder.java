package goprocess.debug.graph;

/**
 * A process whose function or teardown is on a carrier thread while none is free.
 *
 * @param place of the process
 * @param thread where it is
 */
public record CarrierHolder(int place, ThreadLook thread) {}
