package goprocess.verification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;
import goprocess.api.ProcessFunction;
import goprocess.api.State;
import goprocess.fixtures.Gate;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;
import java.util.function.Function;

/** The static {@code go}, {@code spawn}, {@code goChild} and {@code spawnChild}. */
class StaticGoTest {
    static List<Function<ProcessFunction, GoProcess>> allThatRun() {
        return List.of(
                GoProcesses::go,
                GoProcesses::spawn,
                function -> GoProcesses.goChild(GoProcesses.named("parent").open(), function),
                function -> GoProcesses.spawnChild(GoProcesses.named("parent").open(), function),
                function -> GoProcesses.named("built").go(function));
    }

    static List<BiFunction<GoProcess, ProcessFunction, GoProcess>> allThatRunAChild() {
        return List.of(GoProcesses::goChild, GoProcesses::spawnChild);
    }

    @ParameterizedTest
    @MethodSource("allThatRun")
    void theProcessClosesWhenTheFunctionReturns(Function<ProcessFunction, GoProcess> go) {
        AtomicBoolean ran = new AtomicBoolean();

        go.apply(self -> ran.set(true)).err();

        assertTrue(ran.get());
    }

    @ParameterizedTest
    @MethodSource("allThatRun")
    void theFunctionGetsTheReturnedProcess(Function<ProcessFunction, GoProcess> go) {
        AtomicReference<GoProcess> given = new AtomicReference<>();

        GoProcess process = go.apply(given::set);

        process.err();
        assertSame(process, given.get());
    }

    @ParameterizedTest
    @MethodSource("allThatRun")
    void theFunctionRunsOnAVirtualThread(Function<ProcessFunction, GoProcess> go) {
        AtomicBoolean virtual = new AtomicBoolean();

        go.apply(self -> virtual.set(Thread.currentThread().isVirtual())).err();

        assertTrue(virtual.get());
    }

    @ParameterizedTest
    @MethodSource("allThatRun")
    void theReturnOfTheFunctionTakesTheChildrenWithIt(Function<ProcessFunction, GoProcess> go) {
        AtomicReference<GoProcess> child = new AtomicReference<>();

        GoProcess process = go.apply(self -> child.set(GoProcesses.withParent(self)));

        process.err();
        assertEquals(State.CLOSED, child.get().state());
    }

    @ParameterizedTest
    @MethodSource("allThatRun")
    void closeWaitsForTheFunction(Function<ProcessFunction, GoProcess> go) {
        AtomicBoolean sawClosing = new AtomicBoolean();
        GoProcess process =
                go.apply(
                        self -> {
                            self.closing().await();
                            sawClosing.set(true);
                        });

        process.close();

        assertTrue(sawClosing.get());
    }

    @ParameterizedTest
    @MethodSource("allThatRunAChild")
    void theChildIsRegisteredBeforeItsFunctionStarts(
            BiFunction<GoProcess, ProcessFunction, GoProcess> goChild) {
        GoProcess parent = GoProcesses.named("parent").open();
        AtomicBoolean wasClosing = new AtomicBoolean();

        goChild.apply(
                parent,
                self -> {
                    parent.closeAsync();
                    wasClosing.set(self.closing().isRaised());
                });

        parent.err();
        assertTrue(wasClosing.get());
    }

    @ParameterizedTest
    @MethodSource("allThatRunAChild")
    void theParentClosesAfterTheChild(BiFunction<GoProcess, ProcessFunction, GoProcess> goChild) {
        Recorder recorder = new Recorder();
        GoProcess parent = GoProcesses.withTeardown(recorder.teardown("parent"));
        goChild.apply(
                parent,
                self -> {
                    self.closing().await();
                    recorder.record("child");
                });

        parent.close();

        assertEquals(List.of("child", "parent"), recorder.events());
    }

    @Test
    void theEndOfAChildLeavesItsParentRunning() {
        GoProcess parent = GoProcesses.named("parent").open();

        GoProcesses.goChild(parent, self -> {}).err();

        assertEquals(State.RUNNING, parent.state());
        parent.close();
    }

    @Test
    void underAClosingParentTheChildIsClosingWhenItsFunctionStarts() throws InterruptedException {
        AtomicBoolean wasClosing = new AtomicBoolean();
        try (Held held = Held.at(Held.Stage.CLOSING)) {
            GoProcesses.goChild(held.process(), self -> wasClosing.set(self.closing().isRaised()));
        }
        assertTrue(wasClosing.get());
    }

    @ParameterizedTest
    @EnumSource(
            value = Held.Stage.class,
            names = {"TEARING_DOWN", "CLOSED"})
    void aChildIsRefusedOnceTheTeardownHasBegunAndItsFunctionNeverRuns(Held.Stage stage)
            throws InterruptedException {
        AtomicBoolean ran = new AtomicBoolean();
        try (Held held = Held.at(stage)) {
            assertThrows(
                    IllegalStateException.class,
                    () -> GoProcesses.goChild(held.process(), self -> ran.set(true)));
            assertThrows(IllegalStateException.class, () -> GoProcesses.withParent(held.process()));
        }
        GoProcesses.go(self -> {}).err();
        assertFalse(ran.get());
    }

    @Test
    void whatIsAddedInTheLastMomentOfTheFunctionIsClosedToo() throws Throwable {
        try (Race race = new Race()) {
            for (int i = 0; i < Race.ROUNDS; i++) {
                Gate gate = new Gate();
                GoProcess process = GoProcesses.go(self -> gate.pass());
                GoProcess child = GoProcesses.named("child").open();
                AtomicBoolean refused = new AtomicBoolean();

                race.run(
                        gate::open,
                        () -> {
                            try {
                                process.addChild(child);
                            } catch (IllegalStateException e) {
                                refused.set(true);
                            }
                        });

                process.err();
                assertEquals(refused.get(), child.state() == State.RUNNING);
            }
        }
    }
}
