package goprocess.examples.patterns;

import static goprocess.api.GoProcesses.named;

import goprocess.api.GoProcess;
import goprocess.api.ProcessFunction;

import java.time.Duration;

/** A lease is kept for as long as work depends on it, and then given back. */
final class Lease {
    /** The lock of a database, of ZooKeeper, or of an object store. */
    interface Lock {
        void renew() throws Exception;

        void release() throws Exception;
    }

    private Lease() {}

    static GoProcess work(GoProcess app, Lock lock, Duration third, ProcessFunction job) {
        // @start region="lease"
        GoProcess lease =
                named("lease")
                        .parent(app)
                        .untilChildrenClosed() // renewed until the job has ended, not until TERM
                        .teardown(lock::release)
                        .go(
                                self -> {
                                    while (!self.childrenClosed().await(third)) {
                                        lock.renew(); // throws if it is lost: the job is closed
                                    }
                                });
        named("job").parent(lease).go(job);
        // @end
        return lease;
    }
}
