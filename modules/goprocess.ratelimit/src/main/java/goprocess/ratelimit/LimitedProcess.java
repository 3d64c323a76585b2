package goprocess.ratelimit;

import goprocess.api.ForwardingProcess;
import goprocess.api.GoProcess;
import goprocess.api.Teardown;

/** A limited child. A teardown that is set on it runs inside the one that releases its permit. */
final class LimitedProcess extends ForwardingProcess {
    private final LastTeardown last;

    LimitedProcess(GoProcess delegate, LastTeardown last) {
        super(delegate);
        this.last = last;
    }

    @Override
    public void setTeardown(Teardown teardown) {
        if (teardown == null) {
            throw new NullPointerException(this + ": the teardown must not be null");
        }
        last.set(teardown);
    }
}
