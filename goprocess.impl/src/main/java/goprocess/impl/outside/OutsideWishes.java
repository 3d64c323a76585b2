package goprocess.impl.outside;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** The settings of a process for signals, the JVM's shutdown and its exit. */
public final class OutsideWishes {
    /** The default time in which an application has to close. */
    private static final Duration APPLICATION_TIMEOUT = Duration.ofSeconds(25);

    /** The signals by number, since a signal may have two names. */
    final Map<Integer, OsSignal> signals = new LinkedHashMap<>(0);

    /** Null without a shutdown hook. */
    @Nullable Duration timeout;

    boolean exits;

    /** Whether the process gives up on what holds it before its timeout is over. */
    boolean abandons;

    private boolean timeoutIsGiven;

    /** Makes empty settings. */
    public OutsideWishes() {}

    /**
     * The settings of {@code GoProcesses.application}.
     *
     * @return settings that the caller may extend
     */
    public static OutsideWishes ofApplication() {
        OutsideWishes wishes = new OutsideWishes();
        wishes.signals("TERM", "INT");
        wishes.timeout = APPLICATION_TIMEOUT;
        wishes.exits = true;
        wishes.abandons = true;
        return wishes;
    }

    /**
     * Whether there is anything to do.
     *
     * @return false for a process that has nothing to do with the outside
     */
    public boolean isAny() {
        return !signals.isEmpty() || timeout != null || exits;
    }

    /**
     * Adds signals.
     *
     * @param names with or without the prefix SIG
     * @throws IllegalArgumentException if there is no name, or one that does not exist
     */
    public void signals(String... names) {
        if (names.length == 0) {
            throw new IllegalArgumentException(
                    "No signal was given to listen to: give one or more, such as TERM and INT");
        }
        Map<Integer, OsSignal> named = new LinkedHashMap<>();
        for (String name : names) {
            OsSignal signal = OsSignal.named(name);
            named.put(signal.number(), signal);
        }
        signals.putAll(named);
    }

    /**
     * Sets how long the shutdown may take.
     *
     * @param given the timeout; if it is not positive, nothing waits
     * @return false if a timeout was already set
     */
    public boolean timeout(Duration given) {
        if (timeoutIsGiven) {
            return false;
        }
        timeout = given;
        timeoutIsGiven = true;
        return true;
    }

    /** Makes the JVM end when the process is closed. */
    public void exit() {
        exits = true;
    }
}
