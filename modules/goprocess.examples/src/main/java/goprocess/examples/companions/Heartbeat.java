package goprocess.examples.companions;

import goprocess.api.GoProcess;
import goprocess.periodic.Periodic;
import goprocess.periodic.Schedule;

import java.time.Duration;

/** Work at an interval, and work at a fixed rate without which the application cannot go on. */
final class Heartbeat {
    private Heartbeat() {}

    static Schedule start(GoProcess app, Duration period, Runnable clean, Runnable beat) {
        // @start region="periodic"
        Periodic.every(app, period, call -> clean.run()); // if a call throws, the schedule goes on

        Schedule heartbeat =
                Periodic.named("heartbeat")
                        .parent(app)
                        .stopOnFailure() // here a failure stops it
                        .closeOnFailure(app)
                        .tick(period, call -> beat.run());
        // @end
        return heartbeat;
    }
}
