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

    @Override
    public @Nullable Object functionStarted(ProcessNode process, long time) {
        return Ownership.workFor(process);
    }

    @Override
    public void functionEnded(
            ProcessNode process, @Nullable Throwable failure, @Nullable Object started, long time) {
        Ownership.workFor((Owner) started);
    }

    @Override
    public @Nullable Object teardownStarted(ProcessNode process, long time) {
        return Ownership.workFor(process);
    }

    @Override
    public void teardownEnded(
            ProcessNode process, @Nullable Throwable failure, @Nullable Object started, long time) {
        Ownership.workFor((Owner) started);
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
}
