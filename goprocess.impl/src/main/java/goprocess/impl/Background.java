package goprocess.impl;

import goprocess.api.CloseTimeoutException;
import goprocess.api.GoProcess;
import goprocess.api.ProcessFunction;
import goprocess.api.Signal;
import goprocess.api.Teardown;
import goprocess.impl.messages.Deadline;
import goprocess.impl.messages.Given;
import goprocess.impl.messages.Texts;
import goprocess.impl.observation.Listeners;
import goprocess.impl.running.Waits;

import java.time.Duration;
import java.util.Optional;

/** The process that never closes and never begins to, so that nothing needs to be kept under it. */
final class Background extends StandardProcess {
    static final Background INSTANCE = new Background();

    private final Signal never = new NeverSignal(this);

    private Background() {
        super(0, "background");
    }

    @Override
    public GoProcess go(ProcessFunction function) {
        return Openings.go(null, null, Given.notNull(function, "function", this), false);
    }

    @Override
    public GoProcess go(String name, ProcessFunction function) {
        Given.notNull(function, "function", this);
        Processes.ensureName(name);
        return Openings.go(name, null, function, false);
    }

    @Override
    public void setTeardown(Teardown given) {
        Given.notNull(given, "teardown", this);
        throw new IllegalStateException(
                this
                        + " never closes, so a teardown would never run: set it on a process that"
                        + " can be closed");
    }

    @Override
    public void close() {
        Waits.untilClosed(this, Deadline.FOREVER, 0, Listeners.now());
    }

    @Override
    public void close(Duration timeout) {
        long nanos = Deadline.nanos(Given.notNull(timeout, "timeout", this));
        if (nanos <= 0 || !Waits.untilClosed(this, nanos, Waits.deadline(nanos), Listeners.now())) {
            throw new CloseTimeoutException(
                    this + " did not close within " + Texts.duration(timeout) + ": it never does");
        }
    }

    @Override
    public Signal closeAsync() {
        return closed();
    }

    @Override
    public void closeAfterChildren() {
        close();
    }

    @Override
    public Optional<Throwable> err() {
        close();
        return Optional.empty();
    }

    @Override
    public boolean isBackground() {
        return true;
    }

    @Override
    public Signal closing() {
        return never;
    }

    @Override
    public Signal childrenClosed() {
        return never;
    }

    @Override
    public Signal closed() {
        return never;
    }
}
