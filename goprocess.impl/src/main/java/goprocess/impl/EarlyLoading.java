package goprocess.impl;

import goprocess.impl.observation.Listeners;

/**
 * Loads classes together with the library that would otherwise be loaded at the first close, or at
 * the first failure. A service may close just when it has run out of memory. If a class could not
 * be loaded then, between two steps of a transition, the transition would be left half made; and
 * under the lock of a node, the lock would stay taken.
 */
final class EarlyLoading {
    /** By name, since most of them are visible only in their own package. */
    private static final String[] NEEDED_LATER = {
        "FunctionProcess",
        "ProcessSignal",
        "StandardProcess$1",
        "messages.Deadline",
        "messages.Failures",
        "messages.Failures$Mishap",
        "messages.JvmEnd",
        "messages.Log",
        "messages.Log$Message",
        "messages.Names",
        "messages.Texts",
        "observation.BriefWatch",
        "observation.Inspection",
        "observation.Inspection$Source",
        "observation.Inspection$Times",
        "observation.Listeners",
        "observation.OpeningClock",
        "observation.Watch",
        "protocol.Backoff",
        "protocol.Cascade",
        "protocol.DetailedNode$Kept",
        "protocol.Details",
        "protocol.EarlyWaiter",
        "protocol.ExtraLink",
        "protocol.Failure",
        "protocol.Moment",
        "protocol.Notes",
        "protocol.Revisits",
        "protocol.Revisits$Failed",
        "protocol.StackReserve",
        "protocol.StateWord$1",
        "protocol.Waiter",
        "running.Abandonment",
        "running.Abandonment$Step",
        "running.Abandonment$Summary",
        "running.Callback",
        "running.Callback$Row",
        "running.Carriers",
        "running.Carriers$Watch",
        "running.ContextLoader",
        "running.ContextLoader$LoadedAction",
        "running.ContextLoader$LoadedTeardown",
        "running.Deadlocks",
        "running.EndCascade",
        "running.GivenUp",
        "running.GivenUp$Key",
        "running.GivingUp",
        "running.GracedFunction",
        "running.GracedFunction$Grace",
        "running.InterruptAnswers",
        "running.OpenLeaves",
        "running.OpenLeaves$Place",
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
     * Loaded if there is a listener. A leak may be reported after the class loader was closed, when
     * the application of the library has been undeployed.
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
