package goprocess.impl.outside;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goprocess.spi.CloseCause;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/** Those who wait for the end of a close go on waiting when there is no memory for what they do. */
class WithoutMemoryTest {
    private enum Answer {
        CLOSED,
        OPEN,
        NO_MEMORY
    }

    private final Deque<Answer> answers = new ArrayDeque<>();
    private final Exhausted process = new Exhausted();
    private final OutsideWishes wishes = new OutsideWishes();
    private final Outside outside = new Outside(process, wishes);

    @BeforeEach
    void itCloses() {
        wishes.timeout(Duration.ofSeconds(Long.MAX_VALUE));
        wishes.abandons = true;
        outside.tie();
        process.begin(CloseCause.CALLED);
    }

    @AfterEach
    void itHasClosed() {
        process.closed.run();
    }

    private void answer(Answer... all) {
        answers.addAll(List.of(all));
    }

    /** What comes out of it would end the JVM of the tests, and nobody would be told why. */
    private static boolean inTheEnd(BooleanSupplier call) {
        try {
            return call.getAsBoolean();
        } catch (OutOfMemoryError e) {
            throw new AssertionError("It came out of the call", e);
        }
    }

    @Test
    void theShutdownHookGoesOn() {
        answer(Answer.NO_MEMORY, Answer.OPEN, Answer.CLOSED);
        ShutdownHook hook = ShutdownHook.add(outside);

        inTheEnd(
                () -> {
                    hook.run();
                    return true;
                });

        hook.remove();
        assertTrue(answers.isEmpty());
    }

    @Test
    void whoExitsGoesOnThoughNothingCanBeGivenUp() {
        answer(Answer.NO_MEMORY, Answer.OPEN, Answer.CLOSED);

        assertTrue(inTheEnd(outside::awaitClosedInTime));

        assertTrue(answers.isEmpty());
    }

    @Test
    void whatHoldsItIsGivenUpAsSoonAsThereIsMemory() {
        process.attempts = 3;
        answer(Answer.OPEN, Answer.OPEN, Answer.NO_MEMORY, Answer.OPEN, Answer.OPEN, Answer.CLOSED);

        assertTrue(inTheEnd(outside::awaitClosedInTime));

        assertEquals(-1, process.attempts);
        assertTrue(answers.isEmpty());
    }

    @Test
    void whatIsOpenAtTheEndIsOpenThoughItCannotBeNamed() {
        process.attempts = 0;
        answer(Answer.OPEN, Answer.OPEN, Answer.OPEN);

        assertFalse(inTheEnd(outside::awaitClosedInTime));
    }

    /** Has no memory for anything but an answer of {@link #answers} to a wait. */
    private final class Exhausted implements OwnedProcess {
        Runnable closing = () -> {};
        Runnable closed = () -> {};

        /** How often it cannot be given up. */
        int attempts = 1;

        @Override
        public void begin(CloseCause cause) {
            closing.run();
        }

        @Override
        public boolean fail(Throwable failure) {
            return true;
        }

        @Override
        public void whenClosing(Runnable action) {
            closing = action;
        }

        @Override
        public void whenClosed(Runnable action) {
            closed = action;
        }

        @Override
        public boolean awaitClosed(long nanos, boolean interruptibly) {
            Answer answer = answers.isEmpty() ? Answer.CLOSED : answers.remove();
            return switch (answer) {
                case CLOSED -> true;
                case OPEN -> false;
                case NO_MEMORY -> throw new OutOfMemoryError("of the test");
            };
        }

        @Override
        public void awaitCallbacks(long nanos) {}

        @Override
        public @Nullable Throwable failure() {
            return null;
        }

        @Override
        public String label() {
            return "exhausted #1"; // for the name of a thread, before
        }

        @Override
        public String toString() {
            throw new OutOfMemoryError("of the test");
        }

        @Override
        public @Nullable String openLeaves(Duration timeout) {
            throw new OutOfMemoryError("of the test");
        }

        @Override
        public void nameWhatIsGivenUp(Duration after) {}

        @Override
        public void abandon() {
            if (attempts-- > 0) {
                throw new OutOfMemoryError("of the test");
            }
        }

        @Override
        public void abandonOn(Predicate<Thread> lost) {
            throw new OutOfMemoryError("of the test");
        }
    }
}
