package goprocess.impl;

import goprocess.impl.messages.Failures;
import goprocess.impl.messages.Log;
import goprocess.impl.messages.Names;
import goprocess.impl.messages.Texts;
import goprocess.impl.observation.Inspection;
import goprocess.impl.observation.Listeners;
import goprocess.impl.protocol.Cascade;
import goprocess.impl.protocol.ExtraLink;
import goprocess.impl.protocol.Failure;
import goprocess.impl.protocol.StackReserve;
import goprocess.impl.protocol.Waiter;
import goprocess.impl.running.Callback;
import goprocess.impl.running.GivenUp;
import goprocess.impl.running.OpenLeaves;
import goprocess.impl.running.TeardownRun;
import goprocess.impl.running.Timer;
import goprocess.impl.running.Waits;
import goprocess.spi.CloseCause;

/**
 * Loads with the library what it would otherwise load at the first close, or at the first failure.
 * A service that ran out of memory closes then, of all times: a class that cannot be loaded between
 * two steps of a transition would leave the transition half made.
 */
final class EarlyLoading {
    private static final Class<?>[] NEEDED_LATER = {
        Callback.class,
        CloseCause.class,
        ExtraLink.class,
        Failure.class,
        Failures.class,
        Failures.Mishap.class,
        FunctionProcess.class,
        GivenUp.class,
        Inspection.class,
        Listeners.class,
        Log.class,
        Names.class,
        OpenLeaves.class,
        StackReserve.class,
        Texts.class,
        TeardownRun.class,
        Timer.class,
        Cascade.class,
        Waiter.class,
        Waits.class,
    };

    private EarlyLoading() {}

    static void now() {
        try {
            for (Class<?> type : NEEDED_LATER) {
                Class.forName(type.getName(), true, type.getClassLoader());
            }
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e); // each was named by its class
        }
    }
}
