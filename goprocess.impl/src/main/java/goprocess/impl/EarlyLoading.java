package goprocess.impl;

import goprocess.impl.observation.Listeners;

/**
 * Loads with the library what it would otherwise load at the first close, or at the first failure.
 * A service that ran out of memory closes then, of all times: a class that cannot be loaded between
 * two steps of a transition would leave the transition half made.
 */
final class EarlyLoading {
    /** By name: most of them are seen by their own room only. */
    private static final String[] NEEDED_LATER = {
        "FunctionProcess",
        "messages.Failures",
        "messages.Failures$Mishap",
        "messages.Log",
        "messages.Names",
        "messages.Texts",
        "observation.Inspection",
        "observation.Listeners",
        "protocol.Backoff",
        "protocol.Cascade",
        "protocol.ExtraLink",
        "protocol.Failure",
        "protocol.Revisits",
        "protocol.Revisits$Failed",
        "protocol.StackReserve",
        "protocol.Waiter",
        "running.Callback",
        "running.Callback$Row",
        "running.Carriers",
        "running.Carriers$Watch",
        "running.Deadlocks",
        "running.EndCascade",
        "running.GivenUp",
        "running.InterruptAnswers",
        "running.OpenLeaves",
        "running.ParkedThread",
        "running.ParkedThread$Verdict",
        "running.QueuedWork",
        "running.Refusals",
        "running.TeardownLimit",
        "running.TeardownRun",
        "running.Timer",
        "running.WaitingLinks",
        "running.WaitingLinks$Part",
        "running.Waits",
        "running.Wakeups",
        "running.Workplace",
    };

    /**
     * Where there is a listener. A leak may be told when the class loader was closed, because the
     * application that the library belonged to has gone.
     */
    private static final String[] EVENTS = {
        "Opened",
        "Linked",
        "CloseWished",
        "Closing",
        "FunctionStarted",
        "FunctionEnded",
        "TeardownStarted",
        "TeardownEnded",
        "Closed",
        "ClosedAtOnce",
        "Waiting",
        "Leaked",
    };

    private EarlyLoading() {}

    static void now() {
        load("goprocess.spi.CloseCause");
        for (String name : NEEDED_LATER) {
            load("goprocess.impl." + name);
        }
        if (Listeners.areInstalled()) {
            for (String name : EVENTS) {
                load("goprocess.spi.ProcessEvent$" + name);
            }
        }
    }

    private static void load(String name) {
        try {
            Class.forName(name, true, EarlyLoading.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e); // each is a class of the library
        }
    }
}
