package goprocess.debug;

import static org.junit.jupiter.api.Assertions.assertTrue;

import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;
import goprocess.fixtures.Gate;

import org.junit.jupiter.api.Test;

import java.util.List;

/** Threads of classes of the application, which may do anything when they are looked at. */
@NothingLeftOpen
class OddThreadTest {
    /** A thread that cannot be looked at. */
    private static final class Odd extends Thread {
        Odd(Runnable task) {
            super(task, "odd");
        }

        @Override
        public State getState() {
            if (!isAlive()) {
                return super.getState();
            }
            throw new IllegalStateException("no state");
        }

        @Override
        public StackTraceElement[] getStackTrace() {
            throw new SecurityException("no stack");
        }

        @Override
        public boolean isInterrupted() {
            throw new IllegalStateException("no flag");
        }
    }

    @Test
    void oneCostsItsOwnStackAndNothingElse() {
        GoProcess app = GoProcesses.named("app").open();
        try (Gate gate = new Gate()) {
            GoProcesses.named("first").parent(app).threadFactory(Odd::new).go(self -> gate.pass());
            app.go("second", self -> gate.pass());
            Diagnosis diagnosis =
                    Closing.of(app)
                            .diagnoseUntil(
                                    found ->
                                            found.findings().size() == 2
                                                    && found.findings().stream()
                                                            .anyMatch(f -> f.frame().isPresent()));
            List<String> culprits =
                    diagnosis.findings().stream().map(f -> f.culprit().name()).sorted().toList();
            assertTrue(culprits.equals(List.of("first", "second")), culprits::toString);
            assertTrue(diagnosis.toString().contains("thread odd"), diagnosis::toString);
        }
        app.err();
    }
}
