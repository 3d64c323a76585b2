package goprocess.testing.ownership;

import goprocess.spi.ProcessEvent;
import goprocess.spi.ProcessListener;
import goprocess.spi.ProcessNode;

import org.jspecify.annotations.Nullable;

import java.util.EnumSet;
import java.util.Set;

/** Is notified of every process, and of the threads that work for it. */
public final class OpeningListener implements ProcessListener {
    /** Made by {@link java.util.ServiceLoader}. */
    public OpeningListener() {}

    @Override
    public Set<Interest> interests() {
        return EnumSet.of(
                Interest.OPENED,
                Interest.FUNCTION,
                Interest.TEARDOWN,
                Interest.CALLBACK,
                Interest.CLOSED,
                Interest.LEAKED);
    }

    @Override
    public void opened(ProcessEvent.Opened event) {
        Ownership.opened(event.process(), event.parent());
    }

    /** The owner is not reset when the function ends, since the thread runs nothing else. */
    @Override
    public @Nullable Object functionStarted(ProcessEvent.FunctionStarted event) {
        return Ownership.workFor(event.process());
    }

    @Override
    public @Nullable Object teardownStarted(ProcessEvent.TeardownStarted event) {
        return Ownership.workFor(event.process());
    }

    /** Resets the owner, since the thread may be one that closes the process. */
    @Override
    public void teardownEnded(ProcessEvent.TeardownEnded event) {
        Ownership.workFor((Owner) event.begun());
    }

    @Override
    public Runnable callbackRegistered(ProcessNode process, Runnable callback) {
        return Ownership.handOn(process, callback);
    }

    @Override
    public void closed(ProcessEvent.Closed event) {
        Ownership.closed(event.process());
    }

    @Override
    public void leaked(ProcessEvent.Leaked event) {
        Ownership.forget(event.id());
    }
}
