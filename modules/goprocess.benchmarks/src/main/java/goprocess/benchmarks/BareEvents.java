package goprocess.benchmarks;

import jdk.jfr.Event;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/**
 * What the flight recorder itself takes for a child that opens and closes: events with the fields
 * of goprocess.debug's, and as many readings of the clock and names as these need. No process is
 * opened.
 */
public final class BareEvents {
    static final String CLOSED = "goprocess.benchmarks.Closed";

    private static final String PARENT = "parent";
    private static final long NONE = -1;

    private BareEvents() {}

    /** Counts the processes there would be. */
    @State(Scope.Benchmark)
    public static class Numbers {
        long last;
    }

    @Name("goprocess.benchmarks.Opened")
    @StackTrace(false)
    static final class Opened extends Event {
        long at;
        long id;
        @Nullable String name;
        long parent;
        @Nullable String parentName;
    }

    @Name("goprocess.benchmarks.Closing")
    @StackTrace(false)
    static final class Closing extends Event {
        long at;
        long id;
        @Nullable String name;
        @Nullable String cause;
        long by;
        @Nullable String byName;
    }

    @Name(CLOSED)
    @StackTrace(false)
    static final class Closed extends Event {
        long at;
        long id;
        @Nullable String name;
        long closingAt;
        long last;
        @Nullable String lastName;
        @Nullable String failure;
    }

    static long three(Numbers numbers) {
        long id = ++numbers.last;
        Opened opened = new Opened();
        opened.at = System.nanoTime();
        opened.id = id;
        opened.name = name(id);
        opened.parent = 1;
        opened.parentName = PARENT;
        opened.commit();

        long now = System.nanoTime();
        Closing closing = new Closing();
        closing.at = now;
        closing.id = id;
        closing.name = name(id);
        closing.cause = "CALLED";
        closing.by = NONE;
        closing.commit();

        Closed closed = new Closed();
        closed.at = now;
        closed.id = id;
        closed.name = name(id);
        closed.closingAt = now;
        closed.last = NONE;
        closed.commit();
        return id;
    }

    /** Computed each time, as that of a process which was given none. */
    private static String name(long id) {
        return "process-" + id;
    }
}
