package goprocess.benchmarks;

/** How thoroughly a run measures. */
enum Form {
    /** Everything runs once, so that what is broken shows; the figures mean nothing. */
    CHECK,
    /** Under ten minutes on two cores. */
    SHORT,
    /** Several JVMs for each, more iterations, larger graphs. */
    FULL;

    /** The largest graph of the rows that show how the cost grows. */
    int largest() {
        return switch (this) {
            case CHECK -> 10_000;
            case SHORT -> 1_000_000;
            case FULL -> 10_000_000;
        };
    }

    /** How long children of one parent come and go. */
    int secondsOfChurn() {
        return switch (this) {
            case CHECK -> 1;
            case SHORT -> 15;
            case FULL -> 60;
        };
    }

    /** How many JVMs measure the same. */
    int jvms() {
        return this == FULL ? 2 : 1;
    }

    /** How often work that takes long by itself is done, after as many times to warm up. */
    int shots() {
        return switch (this) {
            case CHECK -> 1;
            case SHORT -> 8;
            case FULL -> 12;
        };
    }

    /** How many iterations measure work that is short, each of {@link #milliseconds}. */
    int iterations() {
        return switch (this) {
            case CHECK -> 1;
            case SHORT -> 5;
            case FULL -> 8;
        };
    }

    /** How long each of them takes. */
    int milliseconds() {
        return this == CHECK ? 50 : 500;
    }
}
