package goprocess.benchmarks.peers;

import com.google.common.util.concurrent.AbstractService;

/** The cheapest service that Guava's {@code ServiceManager} can manage: no thread of its own. */
public final class GuavaService extends AbstractService {
    private final Runnable teardown;

    /**
     * Makes a service that is not started.
     *
     * @param teardown runs when it is stopped
     */
    public GuavaService(Runnable teardown) {
        this.teardown = teardown;
    }

    @Override
    protected void doStart() {
        notifyStarted();
    }

    @Override
    protected void doStop() {
        teardown.run();
        notifyStopped();
    }
}
