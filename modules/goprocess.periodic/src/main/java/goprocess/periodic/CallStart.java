package goprocess.periodic;

import goprocess.api.GoProcess;
import goprocess.api.GoProcessBuilder;
import goprocess.api.GoProcesses;
import goprocess.api.ProcessFunction;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.concurrent.ThreadFactory;

/** How the calls of a schedule are started: what its builder has said of them. */
final class CallStart {
    private final String name;
    private @Nullable ThreadFactory threads;
    private @Nullable Duration interruptAfter;

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

    /** Whether what a call throws while it closes may be its answer to an interrupt of ours. */
    boolean interrupts() {
        return interruptAfter != null;
    }

    GoProcess under(GoProcess schedule, ProcessFunction function) {
        if (threads == null && interruptAfter == null) {
            return schedule.go(name, function);
        }
        GoProcessBuilder call = GoProcesses.named(name).parent(schedule).closeAfterChildren();
        if (threads != null) {
            call = call.threadFactory(threads);
        }
        if (interruptAfter != null) {
            call = call.interruptAfter(interruptAfter);
        }
        return call.go(function);
    }
}
