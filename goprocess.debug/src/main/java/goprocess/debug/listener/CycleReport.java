package goprocess.debug.listener;

import goprocess.debug.cycle.Cycle;

import java.util.function.Consumer;

/** Reports a cycle of waits: an event, and a line in the log. */
final class CycleReport implements Consumer<Cycle> {
    @Override
    public void accept(Cycle cycle) {
        Reports.waitCycle(cycle);
        System.getLogger("goprocess.debug")
                .log(
                        System.Logger.Level.WARNING,
                        "These processes wait for each other and can never close: {0}."
                                + " Remove one of the links.",
                        cycle);
    }
}
