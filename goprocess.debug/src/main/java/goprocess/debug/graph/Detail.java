package goprocess.debug.graph;

import goprocess.spi.CloseCause;
import goprocess.spi.ProcessNode;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/**
 * What is known about a process in addition to the numbers. An idle process has no detail.
 *
 * @param function its function, if it had not ended
 * @param teardown its teardown, if it ran or was queued
 * @param callback the first series of callbacks that holds up its teardown
 * @param abandoned the abandoned work that still runs
 * @param cause why it began to close
 * @param byId the process that caused it, or -1
 * @param byThread the thread that made it begin to close
 * @param failure what had failed
 */
public record Detail(
        @Nullable WorkLook function,
        @Nullable WorkLook teardown,
        @Nullable WorkLook callback,
        List<WorkLook> abandoned,
        @Nullable CloseCause cause,
        long byId,
        @Nullable String byThread,
        @Nullable String failure) {
    static final Detail NONE = new Detail(null, null, null, List.of(), null, -1, null, null);

    static @Nullable Detail of(ProcessNode.Look look) {
        if (look.function() == null
                && look.teardown() == null
                && look.cause() == null
                && look.byThread() == null
                && look.failure() == null
                && look.callbacks().isEmpty()) {
            return null;
        }
        ProcessNode by = look.by();
        return new Detail(
                WorkLook.of(look.function()),
                WorkLook.of(look.teardown()),
                WorkLook.of(firstCallback(look)),
                List.of(),
                look.cause(),
                by == null ? -1 : by.id(),
                look.byThread(),
                describe(look.failure()));
    }

    /** The first series of callbacks that holds up a teardown. One is enough to hold it up. */
    static ProcessNode.@Nullable Work firstCallback(ProcessNode.Look look) {
        return look.callbacks().isEmpty() ? null : look.callbacks().get(0);
    }

    /** Whether a function, a teardown or a callback is in progress. */
    boolean works() {
        return function != null || teardown != null || callback != null;
    }

    /** The same, with the stacks of those threads that still run the same work. */
    Detail withStacks(
            @Nullable ThreadLook ofFunction,
            @Nullable ThreadLook ofTeardown,
            @Nullable ThreadLook ofCallback) {
        return new Detail(
                WorkLook.withStack(function, ofFunction),
                WorkLook.withStack(teardown, ofTeardown),
                WorkLook.withStack(callback, ofCallback),
                abandoned,
                cause,
                byId,
                byThread,
                failure);
    }

    /** The same without the stacks of its threads. */
    Detail withoutStacks() {
        return new Detail(
                WorkLook.withoutStack(function),
                WorkLook.withoutStack(teardown),
                WorkLook.withoutStack(callback),
                abandoned,
                cause,
                byId,
                byThread,
                failure);
    }

    /** How many of its threads may hold a close and have no stack here. */
    int stacksOmitted() {
        return WorkLook.stacksOmitted(function)
                + WorkLook.stacksOmitted(teardown)
                + WorkLook.stacksOmitted(callback)
                + abandoned.stream().mapToInt(WorkLook::stacksOmitted).sum();
    }

    Detail withWork(RecordedThreads threads) {
        return new Detail(
                threads.function(),
                threads.teardown(),
                threads.callback(),
                threads.abandoned(),
                cause,
                byId,
                byThread,
                failure);
    }

    Detail withAbandoned(WorkLook work) {
        List<WorkLook> works = new ArrayList<>(abandoned);
        works.add(work);
        return new Detail(
                function, teardown, callback, List.copyOf(works), cause, byId, byThread, failure);
    }

    /** The throwable is not kept, and one that cannot describe itself must not end the capture. */
    private static @Nullable String describe(@Nullable Throwable failure) {
        if (failure == null) {
            return null;
        }
        try {
            return String.valueOf(failure);
        } catch (RuntimeException | Error e) {
            return failure.getClass().getName();
        }
    }
}
