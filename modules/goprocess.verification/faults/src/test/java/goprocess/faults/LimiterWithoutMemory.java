package goprocess.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;

import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;
import goprocess.fixtures.Gate;
import goprocess.ratelimit.RateLimiter;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.util.Optional;
import java.util.concurrent.FutureTask;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.LockSupport;

/** Like {@link WithoutMemory}, of the limiter. */
@Timeout(20) // of what takes milliseconds; without its guard it may never end
class LimiterWithoutMemory {
    @Test
    void whoIsInLineIsServed() throws Exception {
        Gate holds = new Gate();
        RateLimiter limiter = new RateLimiter(GoProcesses.background(), 1);
        GoProcess first = limiter.limitedGo(p -> holds.pass());
        FutureTask<GoProcess> second = new FutureTask<>(() -> limiter.limitedGo(p -> {}));
        Thread caller = new Thread(second, "caller");
        caller.start();
        while (!(LockSupport.getBlocker(caller) instanceof Condition)) {
            Thread.onSpinWait();
        }

        MemoryEnd.during(
                () -> {
                    holds.open();
                    first.closed().await();
                    MemoryEnd.awaitTimes(1);
                });

        second.get().closed().await();
        assertEquals(Optional.empty(), first.err());
        limiter.close();
    }
}
