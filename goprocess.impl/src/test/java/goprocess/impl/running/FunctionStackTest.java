package goprocess.impl.running;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;
import goprocess.api.Signal;
import goprocess.impl.observation.Listeners;

import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/**
 * A million functions may wait for a signal of their process. Each frame of a thread that waits
 * takes memory, so few of the library's are on its stack.
 */
class FunctionStackTest {
    private static final List<String> FEW =
            List.of(
                    "WorkNode.sleepUntil", // while it waits
                    "ProcessSignal.await",
                    "WorkNode.run"); // around the function

    private static void assertWaits(Function<GoProcess, Signal> signal) {
        CompletableFuture<Thread> thread = new CompletableFuture<>();
        GoProcess process =
                GoProcesses.go(
                        self -> {
                            thread.complete(Thread.currentThread());
                            signal.apply(self).await();
                        });
        Thread waiting = thread.join();
        while (waiting.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
        assertEquals(FEW, framesOfTheLibrary(waiting));
        process.close();
    }

    private static List<String> framesOfTheLibrary(Thread thread) {
        return Arrays.stream(thread.getStackTrace())
                .filter(frame -> frame.getClassName().startsWith("goprocess.impl."))
                .filter(frame -> !frame.getClassName().contains("FunctionStackTest"))
                .map(FunctionStackTest::brief)
                .toList();
    }

    private static String brief(StackTraceElement frame) {
        String type = frame.getClassName();
        return type.substring(type.lastIndexOf('.') + 1) + "." + frame.getMethodName();
    }

    @Test
    void ofOneThatWaitsUntilItIsAskedToClose() {
        assertWaits(GoProcess::closing);
    }

    /** A listener has to see what such a function waits for, so there it is on a list. */
    @Test
    void ofOneThatWaitsForItsChildren() {
        assumeFalse(Listeners.areInstalled());
        assertWaits(GoProcess::childrenClosed);
    }
}
