package goprocess.verification;

import goprocess.api.ProcessFunction;
import goprocess.api.Teardown;

/** User code that throws whatever it is given, checked or not. */
final class Failing {
    private Failing() {}

    static ProcessFunction function(Throwable failure) {
        return self -> sneak(failure);
    }

    static Teardown teardown(Throwable failure) {
        return () -> sneak(failure);
    }

    static Runnable callback(Throwable failure) {
        return () -> sneak(failure);
    }

    @SuppressWarnings("unchecked") // The compiler then takes it for an unchecked one.
    static <T extends Throwable> void sneak(Throwable failure) throws T {
        throw (T) failure;
    }
}
