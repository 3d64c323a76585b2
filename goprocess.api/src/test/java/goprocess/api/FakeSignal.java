package goprocess.api;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** A signal without a process, raised by the test. */
final class FakeSignal implements Signal {
    final List<Runnable> actions = new ArrayList<>();
    private boolean raised;

    void raise() {
        raised = true;
        List.copyOf(actions).forEach(Runnable::run);
    }

    @Override
    public boolean isRaised() {
        return raised;
    }

    @Override
    public void await() {
        throw new AssertionError("Nobody waits for it alone");
    }

    @Override
    public boolean await(Duration timeout) {
        throw new AssertionError("Nobody waits for it alone");
    }

    @Override
    public Registration onRaised(Runnable action) {
        actions.add(action);
        if (raised) {
            action.run();
        }
        return () -> actions.remove(action);
    }

    @Override
    public CompletableFuture<Void> toFuture() {
        throw new AssertionError("Nobody asks");
    }
}
