package goprocess.benchmarks;

import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** How many children were opened and closed meanwhile. */
@State(Scope.Thread)
@AuxCounters(AuxCounters.Type.EVENTS)
public class Opened {
    /** The number of them. */
    public long children;
}
