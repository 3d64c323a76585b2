package goprocess.impl;

import goprocess.impl.observation.Listeners;

/**
 * Loads classes together with the library that would otherwise be loaded at the first close, or at
 * the first failure. A service may close just when it has run out of memory. If a class could not
 * be loaded then, between two steps of a transition, the transition would be left half made; and
 * under the lock of a node, the lock would stay taken.
 */
final class EarlyLoading {
    /** For a message about a close. */
    private static final String[] OF_THE_API = {"goprocess.api.State", "goprocess.spi.CloseCause"};

    /** By name, since most of them are visible only in their own package. */
    private static final String[] NEEDED_LATER = {
        "FunctionProcess",
        "ProcessSignal",
        "SignalFuture",
        "StandardProcess$1",
        "messages.Deadline",
        "messages.Failures",
        "messages.Failures$Mishap",
        "messages.Given",
        "messages.JvmEnd",
        "messages.LibraryThreads",
        "messages.Log",
        "messages.Log$Message",
        "messages.Log$Writer",
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
        "running.Callback",
        "running.Callback$Row",
        "running.Carriers",
        "running.ContextLoader",
        "running.ContextLoader$LoadedAction",
        "running.ContextLoader$LoadedTeardown",
        "running.Deadlocks",
        "running.EndCascade",
        "running.GivenUp",
        "running.GivenUp$Key",
        "running.GivenUp$Noted",
        "running.GivingUp",
        "running.GivingUp$Transition",
        "running.GracedFunction",
        "running.GracedFunction$Grace",
        "running.InterruptAnswers",
        "running.OnDemandThread",
        "running.OnDemandThread$State",
        "running.OpenLeaves",
        "running.OpenLeaves$Visit",
        "running.ParkedThread",
        "running.ParkedThread$Elsewhere",
        "running.ParkedThread$Verdict",
        "running.QueuedWork",
        "running.Refusals",
        "running.Role",
        "running.TeardownLimit",
        "running.TeardownRun",
        "running.Timer",
        "running.Timer$Stage",
        "running.TimerPool",
        "running.TimerThread",
        "running.TimerThread$Hold",
        "running.WaitingLinks",
        "running.WaitingLinks$Part",
        "running.WaitingTimers",
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
        "Abandoned",
        "Closed",
        "ClosedAtOnce",
        "Waiting",
        "Leaked",
    };

    private EarlyLoading() {}

    static void now() {
        try {
            NamedClasses.lookUp(EarlyLoading.class.getClassLoader());
            load("", OF_THE_API);
            load("goprocess.impl.", NEEDED_LATER);
            if (Listeners.areInstalled()) {
                load("goprocess.spi.ProcessEvent$", EVENTS);
            }
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e); // each is a class of the library or of every JDK
        }
    }

    private static void load(String prefix, String[] names) throws ClassNotFoundException {
        for (String name : names) {
            Class.forName(prefix + name, true, EarlyLoading.class.getClassLoader());
        }
    }
}
