package goprocess.examples.companions;

import static goprocess.api.GoProcesses.named;

import goprocess.api.GoProcess;
import goprocess.api.ProcessFunction;
import goprocess.periodic.Periodic;
import goprocess.periodic.Schedule;

import java.time.Duration;

/** A lease that is renewed as long as others rely on it. */
final class Lease {
    private Lease() {}

    static Schedule start(GoProcess app, Duration period, Runnable renew, ProcessFunction work) {
        // @start region="lease"
        Schedule lease =
                Periodic.named("lease")
                        .parent(app)
                        .untilChildrenClosed() // it is renewed while the worker drains
                        .every(period, call -> renew.run());
        named("worker").parent(lease).go(work);
        // @end
        return lease;
    }
}
