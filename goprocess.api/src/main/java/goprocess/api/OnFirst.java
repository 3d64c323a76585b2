package goprocess.api;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/**
 * One action registered with several signals: it runs for the first of them, and is then taken back
 * from the others.
 */
final class OnFirst implements Runnable, Signal.Registration {
    private List<Signal.Registration> registrations;
    private @Nullable Runnable action;

    OnFirst(Runnable action, int signals) {
        this.action = action;
        this.registrations = new ArrayList<>(signals);
    }

    /**
     * A signal may have been raised between two registrations: a late one is taken back at once.
     */
    void add(Signal.Registration registration) {
        synchronized (this) {
            if (action != null) {
                registrations.add(registration);
                return;
            }
        }
        registration.cancel();
    }

    @Override
    public void run() {
        Runnable once = take();
        if (once != null) {
            once.run();
        }
    }

    @Override
    public void cancel() {
        take();
    }

    private @Nullable Runnable take() {
        Runnable taken;
        List<Signal.Registration> others;
        synchronized (this) {
            taken = action;
            action = null;
            others = registrations; // it is not added to any more; a copy would need memory
            registrations = List.of();
        }
        others.forEach(Signal.Registration::cancel);
        return taken;
    }
}
