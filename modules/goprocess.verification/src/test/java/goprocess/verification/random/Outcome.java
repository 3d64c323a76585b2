package goprocess.verification.random;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;

/** What happens now and then. That it was met is checked, else its checks would prove nothing. */
enum Outcome {
    PROCESS_REFUSED,
    LINK_REFUSED,
    TEARDOWN_REFUSED,
    TEARDOWN_RUN_AT_ONCE,
    DEADLOCK_FOUND,
    CLOSE_TIMED_OUT,
    WAIT_TIMED_OUT,
    CLOSE_FAILED,
    FUNCTION_INTERRUPTED,
    FAILURE_SUPPRESSED,
    FAILURE_CLOSED_OTHERS,
    /** At rest a process is closing and held by something. */
    CLOSE_HELD,
    /** At rest a wish is held by something. */
    WISH_HELD;

    private final LongAdder times = new LongAdder();

    void met() {
        times.increment();
    }

    static List<Outcome> neverMet() {
        return Arrays.stream(values()).filter(outcome -> outcome.times.sum() == 0).toList();
    }

    static String counts() {
        return Arrays.stream(values())
                .map(outcome -> outcome + " " + outcome.times.sum())
                .collect(Collectors.joining(", "));
    }
}
