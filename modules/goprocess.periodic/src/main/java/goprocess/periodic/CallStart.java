package goprocess.periodic;

import goprocess.api.GoProcess;
import goprocess.api.GoProcessBuilder;
import goprocess.api.GoProcesses;
import goprocess.api.ProcessFunction;
import goprocess.api.Signal;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.concurrent.ThreadFactory;

/** Starts the calls of a schedule, with the settings of its builder. */
final class CallStart {
    private final String name;
    private @Nullable ThreadFactory threads;
    private @Nullable Duration interruptAfter;
    private @Nullable Duration abandonAfter;
    private boolean untilChildrenClosed;

    /**
     * The default settings: each call runs as in {@link GoProcess#go(ProcessFunction)}.
     *
     * @param name of every call
     */
    CallStart(String name) {
        this.name = name;
    }

    void threads(ThreadFactory factory) {
        threads = factory;
    }

    void interruptAfter(Duration grace) {
        interruptAfter = grace;
    }

    void abandonAfter(Duration grace) {
        abandonAfter = grace;
    }

    void untilChildrenClosed() {
        untilChildrenClosed = true;
    }

    /** The signal after which a schedule makes no more calls. */
    Signal end(GoProcess schedule) {
        return untilChildrenClosed ? schedule.childrenClosed() : schedule.closing();
    }

    /**
     * The parent of the calls. If others rely on the calls, it is a separate process, which the
     * schedule closes at the end; the children of the schedule itself would begin to close with it.
     */
    GoProcess parentOfCalls(GoProcess schedule) {
        return untilChildrenClosed ? GoProcesses.named(name + "s").open() : schedule;
    }

    /** Whether an exception of a closing call may be its answer to an interrupt of ours. */
    boolean interrupts() {
        return interruptAfter != null;
    }

    GoProcess under(GoProcess parent, ProcessFunction function) {
        if (threads == null && interruptAfter == null && abandonAfter == null) {
            return parent.go(name, function);
        }
        GoProcessBuilder call = GoProcesses.named(name).parent(parent).closeAfterChildren();
        if (threads != null) {
            call = call.threadFactory(threads);
        }
        if (interruptAfter != null) {
            call = call.interruptAfter(interruptAfter);
        }
        if (abandonAfter != null) {
            call = call.abandonAfter(abandonAfter);
        }
        return call.go(function);
    }
}
