package goprocess.benchmarks;

/** How thoroughly a run measures. */
enum Form {
    /** Everything runs once, to show what is broken. The figures have no meaning. */
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

    /** The largest limit of a limiter that is full. */
    int largestLimit() {
        return this == CHECK ? 100 : 100_000;
    }

    /** How many processes are in the recording that is opened, without their parents. */
    int recordedProcesses() {
        return this == CHECK ? 10_000 : 1_000_000;
    }

    /** How many closes are in the recording whose closes are listed. */
    int recordedCloses() {
        return this == CHECK ? 200 : 20_000;
    }

    /** How long children of one parent come and go. */
    int secondsOfChurn() {
        return switch (this) {
            case CHECK -> 1;
            case SHORT -> 15;
            case FULL -> 60;
        };
    }

    /**
     * How many JVMs measure the same work, each for a short time. The operating system schedules
     * the threads of one JVM differently from those of the next, and may do so for the whole life
     * of a JVM.
     */
    int jvms() {
        return switch (this) {
            case CHECK -> 1;
            case SHORT -> 2;
            case FULL -> 5;
        };
    }

    /** How often work that takes long by itself is done before it is measured. */
    int shotsToWarmUp() {
        return switch (this) {
            case CHECK -> 1;
            case SHORT -> 6;
            case FULL -> 12;
        };
    }

    /** How often it is measured. */
    int shots() {
        return switch (this) {
            case CHECK -> 1;
            case SHORT -> 4;
            case FULL -> 6;
        };
    }

    /** How many iterations warm up work that is short, and then measure it. */
    int iterations() {
        return this == CHECK ? 1 : 3;
    }

    /** How long each of them takes. */
    int milliseconds() {
        return this == CHECK ? 50 : 300;
    }
}
