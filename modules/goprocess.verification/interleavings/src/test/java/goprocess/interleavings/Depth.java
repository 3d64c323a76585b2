package goprocess.interleavings;

import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Options;
import org.jetbrains.lincheck.datastructures.StressOptions;

import java.util.List;

/**
 * How long Lincheck and jcstress look. The short form is part of {@code .ci/proofs}; the long form
 * is
 *
 * <pre>mvn -B -Plong verify -pl modules/goprocess.verification/interleavings -am</pre>
 */
enum Depth {
    /** One JVM for each race, because its arguments are given; both compilers as they come. */
    SHORT(3, 2, 60, 1_000, "-jvmArgs -XX:+UseParallelGC -sc false -af NONE -iters 1 -time 200"),

    /** A JVM for each pair of compilers and for the stress modes of the second one. */
    LONG(10, 3, 500, 10_000, "-m quick");

    private static final Depth CHOSEN = valueOf(System.getProperty("goprocess.depth", "SHORT"));

    private final int scenarios;
    private final int callsPerThread;
    private final int chosenSchedules;
    private final int luckySchedules;
    private final String races;

    Depth(
            int scenarios,
            int callsPerThread,
            int chosenSchedules,
            int luckySchedules,
            String races) {
        this.scenarios = scenarios;
        this.callsPerThread = callsPerThread;
        this.chosenSchedules = chosenSchedules;
        this.luckySchedules = luckySchedules;
        this.races = races;
    }

    /** The arguments for jcstress. */
    static List<String> races() {
        return List.of(CHOSEN.races.split(" "));
    }

    /** Chooses the interleavings itself, and knows for each failure which one it was. */
    static void modelCheck(Class<?> operations, int threads) {
        NoVirtualThreads.fromNowOn();
        options(new ModelCheckingOptions(), threads)
                .invocationsPerIteration(CHOSEN.chosenSchedules)
                .check(operations);
    }

    /** Leaves the interleavings to the machine, and so sees its memory model too. */
    static void stress(Class<?> operations, int threads) {
        options(new StressOptions(), threads)
                .invocationsPerIteration(CHOSEN.luckySchedules)
                .check(operations);
    }

    /**
     * No call comes before the parallel part: the defaults have five there, and after a single
     * close nothing is left that could race. One comes after it, to see what became of it. For the
     * same reason a thread makes few calls and not five. The other defaults hide nothing: the
     * verifier asks for linearizability, no class is guaranteed to be correct, and a wait that
     * nobody ends is a failure.
     */
    private static <O extends Options<O, ?>> O options(O options, int threads) {
        return options.threads(threads)
                .actorsBefore(0)
                .actorsPerThread(CHOSEN.callsPerThread)
                .actorsAfter(1)
                .iterations(CHOSEN.scenarios);
    }
}
