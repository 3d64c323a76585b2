package goprocess.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.time.Duration;
import java.util.Map;
import java.util.Set;

/** Which tests and classes fail. The classes inside are run by the tests, and by nobody else. */
@ExtendWith(ProcessLeaks.class)
class ProcessLeaksTest {
    private static final ProcessLeaks AT_ONCE = new ProcessLeaks().within(Duration.ZERO);

    @AfterEach
    void close() {
        Left.close();
    }

    @ExtendWith(ProcessLeaks.class)
    static class Extended {
        @Test
        void closes() {
            GoProcesses.named("closed").open().close();
        }

        @Test
        void leaves() {
            Left.open("left");
        }
    }

    @Test
    void onlyTheTestThatLeavesAProcessOpenFails() {
        assertEquals(Set.of("leaves()"), Run.of(Extended.class).failed());
    }

    static class Registered {
        @RegisterExtension static final ProcessLeaks LEAKS = AT_ONCE;

        @Test
        void leaves() {
            Left.open("left");
        }
    }

    @Test
    void itMayBeRegisteredWithSettings() {
        assertEquals(Set.of("leaves()"), Run.of(Registered.class).failed());
    }

    static class Plain {
        @Test
        void leaves() {
            Left.open("left");
        }
    }

    @Test
    void withoutItNothingFails() {
        assertEquals(Set.of(), Run.of(Plain.class).failed());
    }

    @Test
    void itMayBeDetectedEverywhere() {
        Run run =
                Run.of(
                        Plain.class,
                        Map.of("junit.jupiter.extensions.autodetection.enabled", "true"));

        assertEquals(Set.of("leaves()"), run.failed());
    }

    @Test
    void detectedAndRegisteredItReportsALeakOnce() {
        Run run =
                Run.of(
                        Registered.class,
                        Map.of("junit.jupiter.extensions.autodetection.enabled", "true"));

        assertEquals(0, run.failure().getSuppressed().length);
    }

    static class ClosesByItself {
        @RegisterExtension
        static final ProcessLeaks LEAKS = new ProcessLeaks().within(Duration.ofDays(1));

        @Test
        void leavesAProcessThatIsAboutToClose() {
            Thread test = Thread.currentThread();
            GoProcesses.go(
                    self -> {
                        while (test.getState() != Thread.State.TIMED_WAITING) {
                            Thread.onSpinWait();
                        }
                    });
        }
    }

    @Test
    void aProcessThatClosesByItselfSoonIsNotLeftOpen() {
        assertEquals(Set.of(), Run.of(ClosesByItself.class).failed());
    }

    @ExtendWith(ProcessLeaks.class)
    static class ClassCloses {
        static GoProcess app;

        @BeforeAll
        static void open() {
            app = GoProcesses.named("app").open();
        }

        @Test
        void usesIt() {
            assertTrue(app.errNow().isEmpty());
        }

        @AfterAll
        static void close() {
            app.close();
        }
    }

    @Test
    void whatAClassOpensBeforeAllMayStayOpenUntilAfterAll() {
        assertEquals(Set.of(), Run.of(ClassCloses.class).failed());
    }

    static class ClassLeaves {
        @RegisterExtension static final ProcessLeaks LEAKS = AT_ONCE;

        @BeforeAll
        static void open() {
            Left.open("app");
        }

        @Test
        void passes() {}
    }

    @Test
    void aClassThatLeavesAProcessOpenFailsAndItsTestsDoNot() {
        Run run = Run.of(ClassLeaves.class);

        assertEquals(Set.of("ProcessLeaksTest$ClassLeaves"), run.failed());
        assertTrue(run.passed().contains("passes()"));
    }

    static class AfterEachCloses {
        @RegisterExtension static final ProcessLeaks LEAKS = new ProcessLeaks();

        private final GoProcess app = GoProcesses.named("app").open();

        @Test
        void usesIt() {}

        @AfterEach
        void close() {
            app.close();
        }
    }

    @Test
    void whatIsClosedAfterEachTestIsNotLeftOpen() {
        assertEquals(Set.of(), Run.of(AfterEachCloses.class).failed());
    }

    static class FailsAndLeaves {
        @RegisterExtension static final ProcessLeaks LEAKS = AT_ONCE;

        @Test
        void fails() {
            Left.open("left");
            throw new IllegalArgumentException("the test's own failure");
        }
    }

    @Test
    void theFailureOfTheTestItselfComesFirst() {
        Throwable failure = Run.of(FailsAndLeaves.class).failure();

        assertEquals("the test's own failure", failure.getMessage());
        assertTrue(failure.getSuppressed()[0].getMessage().contains("left #"));
    }

    static class Ignores {
        @RegisterExtension
        static final ProcessLeaks LEAKS =
                AT_ONCE.ignoring("metrics"::equals).ignoring("pool"::equals);

        @Test
        void leavesWhatIsIgnored() {
            Left.open("metrics");
            Left.open("pool");
        }

        @Test
        void leavesWhatAnIgnoredFunctionOpened() throws InterruptedException {
            GoProcess pool =
                    GoProcesses.named("pool")
                            .go(self -> Left.keep(self.go("worker", w -> w.closing().await())));
            Left.keep(pool);
        }

        @Test
        void leavesSomethingElse() {
            Left.open("something else");
        }
    }

    @Test
    void ignoredProcessesMayStayOpen() {
        assertEquals(Set.of("leavesSomethingElse()"), Run.of(Ignores.class).failed());
    }
}
