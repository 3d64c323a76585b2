package goprocess.verification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goprocess.api.GoProcess;
import goprocess.api.GoProcessBuilder;
import goprocess.api.GoProcesses;
import goprocess.api.State;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

/** What may be said of an application, and what is refused; in a JVM that it does not end. */
class ApplicationTest {
    @BeforeEach
    void theJvmIsTheTests() {
        System.setProperty("goprocess.exit", "off");
    }

    @AfterEach
    void noneIsLeftOpen() {
        GoProcesses.application("next").open().close();
        System.clearProperty("goprocess.exit");
    }

    private static String refusal(Class<? extends Throwable> type, Runnable call) {
        return String.valueOf(assertThrows(type, call::run).getMessage());
    }

    @Test
    void itIsAProcessAsOthersAre() {
        GoProcess app = GoProcesses.application("app").go(self -> self.closing().await());

        assertEquals("app", app.name());
        assertEquals(State.RUNNING, app.state());
        app.close();
    }

    /**
     * A container's thread may open the applications of many class loaders, one after the other.
     */
    @Test
    void theThreadThatOpenedItGetsItsHandlerBackAtItsEnd() throws Exception {
        Thread.UncaughtExceptionHandler before = (thread, failure) -> {};
        AtomicReference<Object> after = new AtomicReference<>();
        Thread opener =
                Thread.ofPlatform()
                        .uncaughtExceptionHandler(before)
                        .start(
                                () -> {
                                    GoProcesses.application("app").open().close();
                                    GoProcesses.application("again").open().close();
                                    after.set(Thread.currentThread().getUncaughtExceptionHandler());
                                });

        opener.join();

        assertSame(before, after.get());
    }

    @Test
    void itsTimeoutMayBeSaidOnce() {
        GoProcessBuilder builder =
                GoProcesses.application("app").closeOnShutdown(Duration.ofMinutes(1));

        String message =
                refusal(
                        IllegalStateException.class,
                        () -> builder.closeOnShutdown(Duration.ofMinutes(2)));

        assertTrue(message.contains("app") && message.contains("once"), message);
    }

    @Test
    void badArgumentsAreRefusedByName() {
        GoProcessBuilder builder = GoProcesses.named("svc");

        assertThrows(NullPointerException.class, () -> GoProcesses.application(null));
        assertThrows(IllegalArgumentException.class, () -> GoProcesses.application(" "));
        assertThrows(NullPointerException.class, () -> builder.closeOnShutdown(null));
        assertThrows(NullPointerException.class, () -> builder.closeOnSignals((String[]) null));
        assertThrows(NullPointerException.class, () -> builder.closeOnSignals("TERM", null));
        String negative =
                refusal(
                        IllegalArgumentException.class,
                        () -> builder.closeOnShutdown(Duration.ofSeconds(-2)));
        assertTrue(negative.contains("svc") && negative.contains("-2 s"), negative);
        String none = refusal(IllegalArgumentException.class, builder::closeOnSignals);
        assertTrue(none.contains("svc"), none);
        String unknown =
                refusal(
                        IllegalArgumentException.class,
                        () -> builder.closeOnSignals("TERM", "NOSUCH"));
        assertTrue(unknown.contains("svc") && unknown.contains("NOSUCH"), unknown);
        builder.open().close();
        assertThrows(IllegalStateException.class, builder::exitWhenClosed);
        assertThrows(IllegalStateException.class, () -> builder.closeOnSignals("TERM"));
        assertThrows(
                IllegalStateException.class, () -> builder.closeOnShutdown(Duration.ofSeconds(1)));
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "there is no such signal")
    void whatIsRefusedLeavesNothingBehind() {
        GoProcess parent = GoProcesses.named("parent").open();
        AtomicBoolean torn = new AtomicBoolean();

        assertThrows(
                IllegalArgumentException.class,
                () -> GoProcesses.application("app").parent(parent).closeOnSignals("KILL").open());
        GoProcess first = GoProcesses.application("first").open();
        assertThrows(
                IllegalStateException.class,
                () ->
                        GoProcesses.application("second")
                                .parent(parent)
                                .teardown(() -> torn.set(true))
                                .open());

        first.close();
        parent.close();
        assertFalse(torn.get());
    }

    @Test
    void whatNobodyCaughtInTheThreadThatOpenedItIsItsFailure() throws Exception {
        AtomicReference<GoProcess> app = new AtomicReference<>();
        AtomicReference<Throwable> seen = new AtomicReference<>();
        RuntimeException failure = new RuntimeException("main failed");
        Thread main =
                Thread.ofPlatform()
                        .uncaughtExceptionHandler((thread, thrown) -> seen.set(thrown))
                        .start(
                                () -> {
                                    app.set(GoProcesses.application("app").open());
                                    throw failure;
                                });
        main.join();

        assertSame(failure, app.get().err().orElseThrow());
        assertSame(failure, seen.get());
    }
}
