package goprocess.api;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * The base class for a type of your own that is a process. In Go one embeds a {@code Process} in a
 * struct.
 *
 * <p>Methods that take a {@link GoProcess} accept it, and link the process inside. So the library
 * never calls a method that a subclass overrides: a parent that closes does not call {@code
 * close()} of the subclass. Cleanup belongs in a teardown.
 */
public abstract class ForwardingProcess implements GoProcess {
    private final GoProcess delegate;

    /**
     * Wraps a process.
     *
     * @param delegate the process that all methods are forwarded to
     * @throws NullPointerException if {@code delegate} is null
     */
    protected ForwardingProcess(GoProcess delegate) {
        this.delegate = Objects.requireNonNull(delegate, "delegate");
    }

    /**
     * The process inside, which is the one in the graph.
     *
     * @return the process given to the constructor
     */
    public final GoProcess delegate() {
        return delegate;
    }

    @Override
    public void waitFor(GoProcess other) {
        delegate.waitFor(other);
    }

    @Override
    public void addChildNoWait(GoProcess child) {
        delegate.addChildNoWait(child);
    }

    @Override
    public void addChild(GoProcess child) {
        delegate.addChild(child);
    }

    @Override
    public GoProcess go(ProcessFunction function) {
        return delegate.go(function);
    }

    @Override
    public GoProcess go(String name, ProcessFunction function) {
        return delegate.go(name, function);
    }

    @Override
    public void setTeardown(Teardown teardown) {
        delegate.setTeardown(teardown);
    }

    @Override
    public void close() {
        delegate.close();
    }

    @Override
    public void close(Duration timeout) {
        delegate.close(timeout);
    }

    @Override
    public Signal closeAsync() {
        return delegate.closeAsync();
    }

    @Override
    public void closeAfterChildren() {
        delegate.closeAfterChildren();
    }

    @Override
    public void abandon() {
        delegate.abandon();
    }

    @Override
    public Signal closing() {
        return delegate.closing();
    }

    @Override
    public Signal childrenClosed() {
        return delegate.childrenClosed();
    }

    @Override
    public Signal closed() {
        return delegate.closed();
    }

    @Override
    public Optional<Throwable> err() {
        return delegate.err();
    }

    @Override
    public Optional<Throwable> errNow() {
        return delegate.errNow();
    }

    @Override
    public long id() {
        return delegate.id();
    }

    @Override
    public String name() {
        return delegate.name();
    }

    @Override
    public State state() {
        return delegate.state();
    }

    @Override
    public String toString() {
        return delegate.toString();
    }
}
