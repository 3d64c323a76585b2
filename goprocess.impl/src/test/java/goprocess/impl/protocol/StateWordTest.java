package goprocess.impl.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

/** The lock, the phase and the flags share a word, and do not disturb each other. */
class StateWordTest {
    private static final int ROUNDS = 20_000;

    /** Plain, so only the lock orders its changes. */
    private int changed;

    @Test
    void theLockAdmitsOneThreadAtATimeWhateverItsKind() throws InterruptedException {
        StateWord word = (StateWord) GoProcesses.named("process").open();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            Runnable changes = () -> change(word);
            threads.add(
                    i % 2 == 0
                            ? Thread.ofPlatform().start(changes)
                            : Thread.ofVirtual().start(changes));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        assertEquals(4 * ROUNDS, changed);
    }

    private void change(StateWord word) {
        for (int i = 0; i < ROUNDS; i++) {
            int s = word.lock();
            changed++;
            word.unlock(s);
        }
    }

    @Test
    void whoOnlyLooksDoesNotSeeTheLock() {
        StateWord word = (StateWord) GoProcesses.named("process").open();
        int free = word.peek();

        int s = word.lock();

        assertEquals(free, s);
        assertEquals(free, word.peek());
        word.unlock(s | StateWord.AFTER_CHILDREN);
        assertEquals(free | StateWord.AFTER_CHILDREN, word.peek());
    }

    @Test
    void anotherPhaseKeepsTheFlags() {
        int flags = StateWord.FUNCTION | StateWord.HAS_EARLY_WAITER | StateWord.CHILDREN_CLOSED;
        int state = flags;
        for (int phase : new int[] {StateWord.CLOSING, StateWord.ENDING, StateWord.CLOSED}) {
            state = StateWord.in(phase, state);
            assertEquals(phase, StateWord.phase(state));
            assertEquals(flags | phase, state);
        }
    }

    @Test
    void momentsFollowFromThePhase() {
        for (Moment moment : Moment.values()) {
            assertFalse(StateWord.isRaised(moment, StateWord.RUNNING));
            assertTrue(StateWord.isRaised(moment, StateWord.CLOSED));
        }
        assertTrue(StateWord.isRaised(Moment.CLOSING, StateWord.CLOSING));
        assertFalse(StateWord.isRaised(Moment.CHILDREN_CLOSED, StateWord.CLOSING));
        assertTrue(StateWord.isRaised(Moment.CHILDREN_CLOSED, StateWord.ENDING));
        assertFalse(StateWord.isRaised(Moment.CLOSED, StateWord.ENDING));
        int wished = StateWord.RUNNING | StateWord.CHILDREN_CLOSED;
        assertTrue(StateWord.isRaised(Moment.CHILDREN_CLOSED, wished));
        assertFalse(StateWord.isRaised(Moment.CLOSING, wished));
    }

    @Test
    void aFunctionIsRememberedToTheEnd() {
        Node plain = (Node) GoProcesses.named("plain").open();
        GoProcess going = GoProcesses.go(self -> {});

        assertTrue(going.err().isEmpty());

        assertTrue(((Node) going).hasFunction());
        assertFalse(plain.hasFunction());
        plain.close();
    }
}
