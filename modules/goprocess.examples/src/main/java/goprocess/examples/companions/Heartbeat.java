package goprocess.examples.companions;

import goprocess.api.GoProcess;
import goprocess.periodic.Periodic;
import goprocess.periodic.Schedule;

import java.time.Duration;

/** Work at an interval, and work at a fixed rate that must not be missing. */
final class Heartbeat {
    private Heartbeat() {}

    static Schedule start(GoProcess app, Duration period, Runnable clean, Runnable beat) {
        // @start region="periodic"
        Periodic.every(app, period, call -> clean.run()); // a call that throws stops nothing

        Schedule heartbeat =
                Periodic.named("heartbeat")
                        .parent(app)
                        .stopOnFailure() // unless it shall
                        .closeOnFailure(app)
                        .tick(period, call -> beat.run());
        // @end
        return heartbeat;
    }
}
