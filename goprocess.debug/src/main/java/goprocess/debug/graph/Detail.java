package goprocess.debug.graph;

import goprocess.spi.CloseCause;
import goprocess.spi.ProcessNode;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * What is known about a process in addition to the numbers. An idle process has no detail.
 *
 * @param function its function, if it had not ended
 * @param teardown its teardown, if it ran or was queued
 * @param callbacks the rows of callbacks that hold up its teardown, in the order in which they
 *     began
 * @param abandoned the abandoned work that still runs
 * @param cause why it began to close
 * @param byId the process that caused it, or -1
 * @param byThread the thread that made it begin to close
 * @param failure what had failed
 */
public record Detail(
        @Nullable WorkLook function,
        @Nullable WorkLook teardown,
        List<WorkLook> callbacks,
        List<WorkLook> abandoned,
        @Nullable CloseCause cause,
        long byId,
        @Nullable String byThread,
        @Nullable String failure) {
    static final Detail NONE = new Detail(null, null, List.of(), List.of(), null, -1, null, null);

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
                inOrder(look.callbacks().stream().map(Detail::row)),
                List.of(),
                look.cause(),
                by == null ? -1 : by.id(),
                look.byThread(),
                describe(look.failure()));
    }

    /**
     * The rows in the order in which they began. Each has a thread of its own that was made when it
     * began, so the numbers of the threads tell it in a recording too.
     */
    private static List<WorkLook> inOrder(Stream<WorkLook> rows) {
        return rows.sorted(Comparator.comparingLong(Detail::numberOfThread)).toList();
    }

    private static WorkLook row(ProcessNode.Work row) {
        Thread thread = row.thread();
        return new WorkLook(
                thread == null ? null : ThreadLook.of(thread), row.started(), row.since());
    }

    private static long numberOfThread(WorkLook row) {
        return row.thread() == null ? Long.MAX_VALUE : row.thread().tid();
    }

    /** Whether a function, a teardown or a callback is in progress. */
    boolean works() {
        return function != null || teardown != null || !callbacks.isEmpty();
    }

    /** The same, with the stacks of those threads that still run the same work. */
    Detail withStacks(
            @Nullable ThreadLook ofFunction,
            @Nullable ThreadLook ofTeardown,
            List<ThreadLook> ofCallbacks) {
        return new Detail(
                WorkLook.withStack(function, ofFunction),
                WorkLook.withStack(teardown, ofTeardown),
                callbacks.stream().map(row -> withStack(row, ofCallbacks)).toList(),
                abandoned,
                cause,
                byId,
                byThread,
                failure);
    }

    private static WorkLook withStack(WorkLook row, List<ThreadLook> looks) {
        long number = numberOfThread(row);
        return looks.stream()
                .filter(look -> look.tid() == number)
                .findFirst()
                .map(look -> new WorkLook(look, row.started(), row.since()))
                .orElse(row);
    }

    /** The same without the stacks of its threads. */
    Detail withoutStacks() {
        return new Detail(
                WorkLook.withoutStack(function),
                WorkLook.withoutStack(teardown),
                callbacks.stream().map(Detail::withoutStack).toList(),
                abandoned,
                cause,
                byId,
                byThread,
                failure);
    }

    private static WorkLook withoutStack(WorkLook row) {
        ThreadLook thread = row.thread();
        return thread == null
                ? row
                : new WorkLook(thread.withoutStack(), row.started(), row.since());
    }

    /** How many of its threads may hold a close and have no stack here. */
    int stacksOmitted() {
        return WorkLook.stacksOmitted(function)
                + WorkLook.stacksOmitted(teardown)
                + callbacks.stream().mapToInt(WorkLook::stacksOmitted).sum()
                + abandoned.stream().mapToInt(WorkLook::stacksOmitted).sum();
    }

    Detail withWork(RecordedThreads threads) {
        return new Detail(
                threads.function(),
                threads.teardown(),
                inOrder(threads.callbacks().stream()),
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
                function, teardown, callbacks, List.copyOf(works), cause, byId, byThread, failure);
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
