package goprocess.periodic;

import goprocess.api.GoProcess;
import goprocess.api.GoProcessBuilder;
import goprocess.api.GoProcesses;
import goprocess.api.ProcessFunction;
import goprocess.api.Signal;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.concurrent.ThreadFactory;

/** How the calls of a schedule are started: what its builder has said of them. */
final class CallStart {
    private final String name;
    private @Nullable ThreadFactory threads;
    private @Nullable Duration interruptAfter;
    private @Nullable Duration abandonAfter;
    private boolean untilChildrenClosed;

    /**
     * Calls of this name, each as by {@link GoProcess#go(ProcessFunction)}.
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

    /** When a schedule makes no more calls. */
    Signal end(GoProcess schedule) {
        return untilChildrenClosed ? schedule.childrenClosed() : schedule.closing();
    }

    /**
     * Whose children the calls are. Where others rely on them that is a process of its own, which
     * the schedule closes in the end: its own children would have to close when it begins to.
     */
    GoProcess parentOfCalls(GoProcess schedule) {
        return untilChildrenClosed ? GoProcesses.named(name + "s").open() : schedule;
    }

    /** Whether what a call throws while it closes may be its answer to an interrupt of ours. */
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
