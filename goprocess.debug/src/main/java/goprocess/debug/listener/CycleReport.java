package goprocess.debug.listener;

import goprocess.debug.cycle.Cycle;
import goprocess.debug.presence.DebugLog;

import java.util.function.Consumer;

/** Reports a cycle of waits: an event, and a line in the log. */
final class CycleReport implements Consumer<Cycle> {
    @Override
    public void accept(Cycle cycle) {
        Reports.waitCycle(cycle);
        DebugLog.warn(
                "These processes wait for each other and can never close: "
                        + cycle
                        + ". Remove one of the links.",
                null);
    }
}
