package goprocess.debug.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goprocess.debug.Closing;
import goprocess.fixtures.Gate;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/** A thread that goes on while it is looked at. */
class ThreadLookTest {
    /** A thread that was in another state when it was asked first. */
    private static final class Awoken extends Thread {
        private final AtomicBoolean looked = new AtomicBoolean(true);

        Awoken(Runnable task) {
            super(task, "awoken");
        }

        @Override
        public State getState() {
            return looked.getAndSet(true) ? super.getState() : State.BLOCKED;
        }
    }

    /** The lock would be another one than that of the state. */
    @Test
    void oneThatHasGoneOnIsShownWithoutALock() throws Exception {
        try (Gate gate = new Gate()) {
            Awoken thread = new Awoken(gate::passUninterruptibly);
            thread.start();
            gate.awaitReached();
            Closing.await(() -> ThreadLook.withStack(thread).lock() != null);
            thread.looked.set(false);

            ThreadLook gone = ThreadLook.withStack(thread);
            ThreadLook stayed = ThreadLook.withStack(thread);

            assertEquals(Thread.State.BLOCKED, gone.state());
            assertNull(gone.lock());
            assertEquals(Thread.State.WAITING, stayed.state());
            assertNotNull(stayed.lock());
            gate.open();
            thread.join();
        }
    }

    /** A thread that is interrupted as soon as its stack was taken. */
    private static final class LateInterrupted extends Thread {
        private final AtomicBoolean interrupted = new AtomicBoolean();

        @Override
        public StackTraceElement[] getStackTrace() {
            StackTraceElement[] stack = super.getStackTrace();
            interrupted.set(true);
            return stack;
        }
    }

    @Test
    void aStackFromBeforeAnInterruptIsNotSaidToBeFromAfterIt() {
        LateInterrupted thread = new LateInterrupted();
        ClosingNode node =
                new ClosingNode(1, "worker", 1).withFunctionOn(thread, thread.interrupted::get);

        Snapshot graph = Capture.of(List.of(node), null, false);

        assertTrue(thread.interrupted.get());
        assertFalse(graph.detail(0).function().thread().interrupted());
    }
}
