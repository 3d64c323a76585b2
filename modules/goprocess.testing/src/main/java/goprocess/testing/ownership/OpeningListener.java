package goprocess.testing.ownership;

import goprocess.spi.ProcessListener;
import goprocess.spi.ProcessNode;

import org.jspecify.annotations.Nullable;

/** Hears of every process, and of the threads that work for it. */
public final class OpeningListener implements ProcessListener {
    /** Made by {@link java.util.ServiceLoader}. */
    public OpeningListener() {}

    @Override
    public void opened(ProcessNode process, @Nullable ProcessNode parent, long time) {
        Ownership.opened(process, parent);
    }

    /** Not undone when the function ends: the thread is its own. */
    @Override
    public @Nullable Object functionStarted(ProcessNode process, long time) {
        return Ownership.workFor(process);
    }

    @Override
    public @Nullable Object teardownStarted(ProcessNode process, long time) {
        return Ownership.workFor(process);
    }

    /** Undone, since the thread may be that of whoever closes the process. */
    @Override
    public void teardownEnded(
            ProcessNode process, @Nullable Throwable failure, @Nullable Object started, long time) {
        Ownership.workFor((Owner) started);
    }

    @Override
    public Runnable callbackRegistered(ProcessNode process, Runnable callback) {
        return Ownership.handOn(process, callback);
    }

    @Override
    public void closed(
            ProcessNode process,
            @Nullable ProcessNode last,
            @Nullable Throwable failure,
            @Nullable Object closing,
            long time) {
        Ownership.closed(process);
    }

    @Override
    public void leaked(long id, String name, long openedAt, long time) {
        Ownership.forget(id);
    }
}
