package goprocess.ratelimit;

import goprocess.api.CloseException;
import goprocess.api.GoProcess;
import goprocess.api.Teardown;
import goprocess.spi.ProcessProvider;

import org.jspecify.annotations.Nullable;

/**
 * The teardown of a limited child. It runs the teardown that the user has set, if any, and then
 * releases the permit. It keeps the promises of {@link GoProcess#setTeardown} for the user's
 * teardown.
 */
final class LastTeardown implements Teardown {
    private final GoProcess process;
    private final Runnable release;
    private @Nullable Teardown inner;
    private boolean given;
    private boolean begun;

    LastTeardown(GoProcess process, Runnable release) {
        this.process = process;
        this.release = release;
    }

    @Override
    public void run() throws Exception {
        Teardown first = begin();
        try {
            if (first != null) {
                first.run();
            }
        } finally {
            release.run();
        }
    }

    private synchronized @Nullable Teardown begin() {
        begun = true;
        Teardown first = inner;
        inner = null;
        return first;
    }

    /**
     * Sets the teardown of the user. If it is too late, the teardown runs at once on the calling
     * thread.
     */
    void set(Teardown teardown) {
        if (isLate(teardown)) {
            runLate(teardown);
        } else {
            // A teardown that was given up may run for long, and the child is closed nevertheless.
            process.closed().onRaised(release);
        }
    }

    private synchronized boolean isLate(Teardown teardown) {
        if (given) {
            throw new IllegalStateException(
                    process
                            + " has a teardown already, and a process has only one:"
                            + " put both actions in it, or open a child for the second");
        }
        given = true;
        if (!begun) {
            inner = teardown;
        }
        return begun;
    }

    private void runLate(Teardown teardown) {
        boolean interrupted = Thread.interrupted();
        try {
            teardown.run();
        } catch (Throwable e) {
            String what = process + " had closed, so its teardown ran at once, and failed";
            ProcessProvider.installed().warn("goprocess", what, e);
            throw new CloseException(what, e);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
