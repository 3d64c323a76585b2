package goprocess.periodic;

import goprocess.api.ProcessFunction;
import goprocess.api.Signal;

import org.jspecify.annotations.Nullable;

/** Calls one function whenever a trigger is due. */
final class TimedCalls implements CallSource {
    private final Trigger trigger;
    private final ProcessFunction function;

    TimedCalls(Trigger trigger, ProcessFunction function) {
        this.trigger = trigger;
        // If the schedule was closed after the call fell due, nothing starts.
        this.function =
                call -> {
                    if (!call.closing().isRaised()) {
                        function.run(call);
                    }
                };
    }

    @Override
    public @Nullable ProcessFunction next(Signal end) throws InterruptedException {
        return trigger.awaitDue(end) ? function : null;
    }
}
