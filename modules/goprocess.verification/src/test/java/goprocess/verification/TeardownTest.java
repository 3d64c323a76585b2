package goprocess.verification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goprocess.api.CloseException;
import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;
import goprocess.api.State;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/** When a teardown runs, how often, and what it may do. */
class TeardownTest {
    @RegisterExtension final WarningLog log = new WarningLog();

    @Test
    void itRunsAfterTheFunction() {
        Recorder recorder = new Recorder();
        GoProcess p =
                GoProcesses.named("p")
                        .teardown(recorder.teardown("teardown"))
                        .go(
                                self -> {
                                    self.closing().await();
                                    recorder.record("function");
                                });

        p.close();

        assertEquals(List.of("function", "teardown"), recorder.events());
    }

    @Test
    void itRunsAfterEverythingTheProcessWaitsFor() {
        Recorder recorder = new Recorder();
        GoProcess p = GoProcesses.withTeardown(recorder.teardown("p"));
        GoProcess child = GoProcesses.withTeardown(recorder.teardown("child"));
        GoProcess other = GoProcesses.withTeardown(recorder.teardown("other"));
        p.addChild(child);
        p.waitFor(other);
        child.waitFor(other);

        p.closeAsync();
        other.close();

        p.close();
        assertEquals(List.of("other", "child", "p"), recorder.events());
    }

    @Test
    void itRunsOnceThoughItThrows() {
        AtomicInteger runs = new AtomicInteger();
        GoProcess p =
                GoProcesses.withTeardown(
                        () -> {
                            runs.incrementAndGet();
                            throw new AssertionError("on purpose");
                        });

        assertThrows(CloseException.class, p::close);
        assertThrows(CloseException.class, p::close);

        assertEquals(1, runs.get());
    }

    @Test
    void siblingsRunTheirsAtTheSameTime() {
        GoProcess parent = GoProcesses.named("parent").open();
        CyclicBarrier allAreThere = new CyclicBarrier(20);
        for (int i = 0; i < allAreThere.getParties(); i++) {
            GoProcesses.named("child").parent(parent).teardown(allAreThere::await).open();
        }

        parent.close();
    }

    @Test
    void itMayBeginACloseOfItsOwnProcess() {
        AtomicReference<GoProcess> p = new AtomicReference<>();
        p.set(GoProcesses.withTeardown(() -> p.get().closeAsync()));

        p.get().close();
    }

    @Test
    void itMayCloseAnotherProcess() {
        Recorder recorder = new Recorder();
        GoProcess other = GoProcesses.withTeardown(recorder.teardown("other"));
        GoProcess p =
                GoProcesses.withTeardown(
                        () -> {
                            other.close();
                            recorder.record("p");
                        });

        p.close();

        assertEquals(List.of("other", "p"), recorder.events());
    }

    @Test
    void itMayRunOtherProcesses() {
        AtomicBoolean ran = new AtomicBoolean();
        GoProcess p = GoProcesses.withTeardown(() -> GoProcesses.go(self -> ran.set(true)).err());

        p.close();

        assertTrue(ran.get());
    }

    @Test
    void itCannotGiveItsProcessAnythingToWaitForAnyMore() {
        AtomicReference<GoProcess> p = new AtomicReference<>();
        GoProcess other = GoProcesses.named("other").open();
        AtomicBoolean ran = new AtomicBoolean();
        p.set(
                GoProcesses.withTeardown(
                        () -> {
                            GoProcess self = p.get();
                            assertThrows(
                                    IllegalStateException.class,
                                    () -> self.go(ignored -> ran.set(true)));
                            assertThrows(IllegalStateException.class, () -> self.addChild(other));
                            assertThrows(IllegalStateException.class, () -> self.waitFor(other));
                            assertThrows(
                                    IllegalStateException.class,
                                    () -> self.setTeardown(() -> ran.set(true)));
                        }));

        p.get().close();

        assertEquals(State.RUNNING, other.state());
        assertFalse(ran.get());
    }

    @Test
    void itMayMakeOthersCloseWithItsProcess() {
        AtomicReference<GoProcess> p = new AtomicReference<>();
        GoProcess other = GoProcesses.named("other").open();
        p.set(GoProcesses.withTeardown(() -> p.get().addChildNoWait(other)));

        p.get().close();

        assertTrue(other.closing().isRaised());
    }

    @Test
    void aProcessWithoutOneClosesJustTheSame() {
        GoProcess p = GoProcesses.named("p").open();
        GoProcesses.withParent(GoProcesses.withParent(p));

        p.close();

        assertEquals(State.CLOSED, p.state());
    }
}
