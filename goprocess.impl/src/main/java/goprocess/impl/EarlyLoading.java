package goprocess.impl;

import goprocess.impl.messages.Log;
import goprocess.impl.messages.Names;
import goprocess.impl.messages.Texts;
import goprocess.spi.CloseCause;

import java.lang.invoke.MethodHandles;

/**
 * Loads with the library what it would otherwise load at the first close, or at the first failure.
 * A service that ran out of memory closes then, of all times: a class that cannot be loaded between
 * two steps of a transition would leave the transition half made.
 */
final class EarlyLoading {
    private static final Class<?>[] NEEDED_LATER = {
        Callback.class,
        CloseCause.class,
        Deadlocks.class,
        ExtraLink.class,
        Failures.class,
        Failures.Mishap.class,
        FunctionProcess.class,
        Holdups.class,
        Joined.class,
        Listening.class,
        Log.class,
        Looks.class,
        Names.class,
        ParkedThread.class,
        Roots.class,
        StackReserve.class,
        TeardownRun.class,
        Texts.class,
        ThreadMarks.class,
        Turn.class,
        TurnReserve.class,
        Waiter.class,
    };

    private EarlyLoading() {}

    static void now() {
        try {
            for (Class<?> type : NEEDED_LATER) {
                MethodHandles.lookup().ensureInitialized(type);
            }
        } catch (IllegalAccessException e) {
            throw new AssertionError(e); // they are all of this package, or public
        }
    }
}
