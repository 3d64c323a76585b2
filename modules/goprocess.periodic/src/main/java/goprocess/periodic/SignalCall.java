package goprocess.periodic;

import goprocess.api.ProcessFunction;
import goprocess.api.Signal;

import org.jspecify.annotations.Nullable;

/** Calls a function once, when a signal is raised: it is raised only once. */
final class SignalCall implements CallSource {
    private final Signal signal;
    private @Nullable ProcessFunction function;

    SignalCall(Signal signal, ProcessFunction function) {
        this.signal = signal;
        this.function = function;
    }

    @Override
    public @Nullable ProcessFunction next(Signal end) throws InterruptedException {
        ProcessFunction once = function;
        function = null;
        if (once == null) {
            return null;
        }
        Signal.anyOf(signal, end).await();
        return end.isRaised() ? null : once;
    }
}
