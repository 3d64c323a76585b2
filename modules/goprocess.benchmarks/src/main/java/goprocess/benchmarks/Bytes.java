package goprocess.benchmarks;

import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Bytes for each thing, reported in addition to the time, which has no meaning here. */
@State(Scope.Thread)
@AuxCounters(AuxCounters.Type.EVENTS)
public class Bytes {
    /** By heap difference. */
    public double heap;

    /** By object layout; 0 where it does not apply. */
    public double layout;
}
