package goprocess.interleavings;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import goprocess.impl.protocol.Node;
import goprocess.impl.protocol.StateWord;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;
import org.openjdk.jcstress.infra.results.I_Result;

/**
 * The lock of a node, which is a bit of the word that holds its state. It is not a lock of the JDK,
 * so it has tests of its own.
 *
 * <pre>
 * mvn -B verify -pl modules/goprocess.verification/interleavings -am \
 *   -Dtest=RacedTest -Dsurefire.failIfNoSpecifiedTests=false -Dgoprocess.raced=LockBit
 * </pre>
 */
public final class LockBit {
    private LockBit() {}

    /** A word, and a plain field that its lock guards. */
    public abstract static class Guarded {
        private final StateWord word =
                new StateWord() {
                    @Override
                    public Node to() {
                        throw new AssertionError("Nobody asks");
                    }

                    @Override
                    public int flags() {
                        return CHILD;
                    }
                };

        int guarded;

        Guarded() {}

        /**
         * A hold of the lock that changes the field and, as a node does, the state.
         *
         * @return the state before
         */
        final int change(int flag) {
            int s = word.lock();
            guarded++;
            word.unlock(s | flag);
            return s;
        }

        final int state() {
            return word.peek();
        }
    }

    /**
     * Two threads change the same node: no change is lost, neither of the field nor of the word.
     */
    @JCStressTest
    @Outcome(id = "2, 12", expect = ACCEPTABLE, desc = "Both changes are there.")
    @State
    public static class Excludes extends Guarded {
        @Actor
        public void here() {
            change(StateWord.ENDING);
        }

        @Actor
        public void there() {
            change(StateWord.FUNCTION);
        }

        @Arbiter
        public void look(II_Result r) {
            r.r1 = guarded;
            r.r2 = state();
        }
    }

    /**
     * A thread that reads the state without the lock sees what was written before the state was
     * set.
     */
    @JCStressTest
    @Outcome(id = "-1", expect = ACCEPTABLE, desc = "It was not closed yet.")
    @Outcome(id = "1", expect = ACCEPTABLE, desc = "It was closed, and the change visible.")
    @State
    public static class Publishes extends Guarded {
        @Actor
        public void close() {
            change(StateWord.CLOSED);
        }

        @Actor
        public void peek(I_Result r) {
            r.r1 = StateWord.phase(state()) == StateWord.CLOSED ? guarded : -1;
        }
    }
}
