package goprocess.impl.outside;

import static org.junit.jupiter.api.Assertions.assertThrows;

import goprocess.spi.CloseCause;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.function.Predicate;

/** What is left of a process that could be tied to the outside only in part. */
class TieTest {
    /**
     * The JVM may begin to shut down between the hook and the signal. The hook waits for the
     * beginning of the close, which comes when the builder closes what it could not tie.
     */
    @Test
    void theHookOfAProcessWhoseSignalIsRefusedDoesNotWaitForEver() {
        Begun process = new Begun();
        OutsideWishes wishes = new OutsideWishes();
        wishes.timeout(Duration.ofDays(1));
        wishes.signals("KILL");
        Outside outside = new Outside(process, wishes);
        assertThrows(IllegalArgumentException.class, outside::tie);

        process.begin(CloseCause.CALLED);

        outside.awaitClosing();
    }

    /** The last listener may go, and another one come, while a signal is on its way. */
    @Test
    void aSignalThatNobodyHeardIsHeardByWhoeverListensNow() throws ReflectiveOperationException {
        Begun process = new Begun();
        OutsideWishes wishes = new OutsideWishes();
        wishes.timeout(Duration.ofDays(1));
        wishes.signals("USR2");
        Outside outside = new Outside(process, wishes);
        outside.tie();

        Object byDefault = OsSignal.HANDLER.getField("SIG_DFL").get(null);
        SignalListeners.handOn(OsSignal.named("USR2"), byDefault, true);

        outside.awaitClosing();
        process.closed.run();
    }

    /** Tells of the beginning of its close. */
    private static final class Begun implements OwnedProcess {
        private Runnable closing = () -> {};
        private Runnable closed = () -> {};

        @Override
        public void begin(CloseCause cause) {
            Runnable once = closing; // the hook that stays behind begins it at the end, too
            closing = () -> {};
            once.run();
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
            return true;
        }

        @Override
        public void awaitCallbacks(long nanos) {}

        @Override
        public @Nullable Throwable failure() {
            return null;
        }

        @Override
        public String label() {
            return "begun #1";
        }

        @Override
        public @Nullable String openLeaves(Duration timeout) {
            return null;
        }

        @Override
        public void nameWhatIsGivenUp(Duration after) {}

        @Override
        public void abandon() {}

        @Override
        public void abandonOn(Predicate<Thread> lost) {}
    }
}
