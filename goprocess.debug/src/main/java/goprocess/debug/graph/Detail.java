package goprocess.debug.graph;

import goprocess.spi.CloseCause;
import goprocess.spi.ProcessNode;

import org.jspecify.annotations.Nullable;

/**
 * What is known of a process beyond numbers. An idle process has none.
 *
 * @param function its function, if it had not ended
 * @param teardown its teardown, if it ran or was queued
 * @param cause why it began to close
 * @param byId the process that caused it, or -1
 * @param byThread the thread that made it begin to close
 * @param failure what had failed
 */
public record Detail(
        @Nullable WorkLook function,
        @Nullable WorkLook teardown,
        @Nullable CloseCause cause,
        long byId,
        @Nullable String byThread,
        @Nullable String failure) {
    static @Nullable Detail of(ProcessNode.Look look) {
        if (look.function() == null
                && look.teardown() == null
                && look.cause() == null
                && look.byThread() == null
                && look.failure() == null) {
            return null;
        }
        ProcessNode by = look.by();
        return new Detail(
                WorkLook.of(look.function()),
                WorkLook.of(look.teardown()),
                look.cause(),
                by == null ? -1 : by.id(),
                look.byThread(),
                describe(look.failure()));
    }

    /** With what was seen of the threads, where they still are at the same work. */
    Detail withStacks(@Nullable ThreadLook ofFunction, @Nullable ThreadLook ofTeardown) {
        return new Detail(
                WorkLook.withStack(function, ofFunction),
                WorkLook.withStack(teardown, ofTeardown),
                cause,
                byId,
                byThread,
                failure);
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
