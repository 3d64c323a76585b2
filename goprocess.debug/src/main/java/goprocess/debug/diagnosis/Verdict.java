package goprocess.debug.diagnosis;

import java.util.BitSet;
import java.util.List;
import java.util.stream.Stream;

/**
 * The result of a search.
 *
 * @param culprits what holds a close: the certain ones first, then the oldest first
 * @param tops the closing processes that chains begin with, by their places
 * @param inOmittedCycles the places of processes that are in a cycle, and in none of the culprits'
 */
public record Verdict(List<Culprit> culprits, List<Integer> tops, BitSet inOmittedCycles) {
    /** Each is reported with its chain. If a close has more culprits, these are enough. */
    public static final int MOST_TOLD = 1_000;

    /** The part of it that is about some of the processes. */
    public Verdict within(BitSet places) {
        BitSet cycles = (BitSet) inOmittedCycles.clone();
        cycles.and(places);
        return new Verdict(
                culprits.stream().filter(culprit -> places.get(culprit.place())).toList(),
                tops,
                cycles);
    }

    /** Those that hold a close: all but what was given up. */
    public Stream<Culprit> holding() {
        return culprits.stream().filter(culprit -> culprit.kind() != FindingKind.ABANDONED);
    }

    /** The culprits that are reported one by one. */
    public List<Culprit> told() {
        return culprits.subList(0, Math.min(MOST_TOLD, culprits.size()));
    }

    /** How many culprits are not among those that are {@link #told()}. */
    public int omitted() {
        return culprits.size() - told().size();
    }

    /** How many processes are in a cycle that is none of the culprits'. */
    public int cyclesOmitted() {
        return inOmittedCycles.cardinality();
    }
}
