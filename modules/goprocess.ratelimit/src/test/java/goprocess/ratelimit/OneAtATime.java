package goprocess.ratelimit;

import goprocess.api.GoProcesses;
import goprocess.api.ProcessFunction;
import goprocess.fixtures.Gate;

import org.junit.jupiter.api.AfterEach;

/** A limiter that runs one function at a time, and a gate for the one that holds it. */
abstract class OneAtATime {
    static final ProcessFunction NEVER =
            self -> {
                throw new AssertionError("must not run");
            };

    final RateLimiter limiter = new RateLimiter("limiter", GoProcesses.background(), 1);
    final Gate gate = new Gate();

    @AfterEach
    void close() {
        gate.open();
        limiter.close();
    }
}
