package goprocess.verification;

import goprocess.api.ForwardingProcess;
import goprocess.api.GoProcess;

import java.util.concurrent.atomic.AtomicInteger;

/** A user's own type with a process inside; counts the calls of its own {@code close}. */
final class WrappedProcess extends ForwardingProcess {
    final AtomicInteger closeCalls = new AtomicInteger();

    WrappedProcess(GoProcess delegate) {
        super(delegate);
    }

    @Override
    public void close() {
        closeCalls.incrementAndGet();
        super.close();
    }
}
