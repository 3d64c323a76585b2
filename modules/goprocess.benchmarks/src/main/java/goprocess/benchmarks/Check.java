package goprocess.benchmarks;

import goprocess.api.GoProcess;
import goprocess.api.State;

/** Asserts at the end of each benchmark that it did the work that was timed. */
final class Check {
    private Check() {}

    static void closed(GoProcess process) {
        if (process.state() != State.CLOSED) {
            throw new IllegalStateException(process + " was left open");
        }
    }

    static void closed(GoProcess[] processes) {
        for (GoProcess process : processes) {
            closed(process);
        }
    }

    static void same(String what, long expected, long actual) {
        if (expected != actual) {
            throw new IllegalStateException(what + ": " + actual + " instead of " + expected);
        }
    }

    static void that(String what, boolean holds) {
        if (!holds) {
            throw new IllegalStateException("not so: " + what);
        }
    }
}
