package goprocess.benchmarks.peers;

import org.jboss.msc.Service;
import org.jboss.msc.service.ServiceBuilder;
import org.jboss.msc.service.ServiceContainer;
import org.jboss.msc.service.ServiceController;
import org.jboss.msc.service.ServiceController.Mode;
import org.jboss.msc.service.ServiceController.State;
import org.jboss.msc.service.ServiceName;
import org.jboss.msc.service.StartContext;
import org.jboss.msc.service.StopContext;

import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * JBoss MSC in terms of this library. A child corresponds to a service that requires its parent: it
 * stops first, and the parent stops after it.
 */
public final class MscContainer implements AutoCloseable {
    // Held strongly: the level would be lost with the logger.
    private static final Logger LOGGER = Logger.getLogger("org.jboss");

    static {
        // MSC logs its version when it starts.
        LOGGER.setLevel(Level.WARNING);
    }

    private final ServiceContainer container =
            ServiceContainer.Factory.create("benchmark", 2, 10, TimeUnit.SECONDS, true);
    private int count;

    /**
     * Installs a service; {@link #awaitStable} waits until it runs.
     *
     * @param teardown runs when it stops
     * @param parents the services it requires
     * @return its controller
     */
    public ServiceController<?> open(Runnable teardown, ServiceController<?>... parents) {
        ServiceBuilder<?> builder = container.addService();
        builder.provides(ServiceName.of("service", Integer.toString(count++)));
        for (ServiceController<?> parent : parents) {
            builder.requires(parent.provides().iterator().next());
        }
        return builder.setInstance(new Stoppable(teardown)).install();
    }

    /**
     * Stops a service and everything that requires it, and waits.
     *
     * @param service to stop
     */
    public void stop(ServiceController<?> service) {
        service.setMode(Mode.NEVER);
        awaitStable();
    }

    /**
     * Stops a service, forgets it, and waits.
     *
     * @param service to remove
     */
    public void remove(ServiceController<?> service) {
        service.setMode(Mode.REMOVE);
        awaitStable();
    }

    /** Waits until everything that was asked for has happened. */
    public void awaitStable() {
        try {
            container.awaitStability();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Whether a service is stopped or removed.
     *
     * @param service to look at
     * @return whether it is
     */
    public static boolean isStopped(ServiceController<?> service) {
        return service.getState() == State.DOWN || service.getState() == State.REMOVED;
    }

    @Override
    public void close() {
        container.shutdown();
        try {
            container.awaitTermination();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private record Stoppable(Runnable teardown) implements Service {
        @Override
        public void start(StartContext context) {}

        @Override
        public void stop(StopContext context) {
            teardown.run();
        }
    }
}
