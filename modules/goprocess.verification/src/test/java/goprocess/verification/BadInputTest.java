package goprocess.verification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goprocess.api.GoProcess;
import goprocess.api.GoProcessBuilder;
import goprocess.api.GoProcesses;
import goprocess.api.ProcessFunction;
import goprocess.api.Signal;
import goprocess.api.State;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * Every wrong call has its exception, and a message that says which process, and in which state.
 */
class BadInputTest {
    /** A call that links two processes. */
    record Link(String name, BiConsumer<GoProcess, GoProcess> call) {
        void make(GoProcess from, GoProcess to) {
            call.accept(from, to);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static List<Link> linksTo() {
        return List.of(
                new Link("waitFor", GoProcess::waitFor),
                new Link("addChildNoWait", GoProcess::addChildNoWait),
                new Link("addChild", GoProcess::addChild));
    }

    private final GoProcess p = GoProcesses.named("p").open();

    @ParameterizedTest
    @MethodSource("linksTo")
    void aLinkToNothingIsRefused(Link link) {
        assertThrows(NullPointerException.class, () -> link.make(p, null));
    }

    @ParameterizedTest
    @MethodSource("linksTo")
    void aLinkToItselfIsRefused(Link link) {
        Throwable thrown = assertThrows(IllegalArgumentException.class, () -> link.make(p, p));

        assertTrue(thrown.getMessage().contains("p #" + p.id()), thrown::getMessage);
    }

    @ParameterizedTest
    @MethodSource("linksTo")
    void aLinkToAProcessOfAnotherLibraryIsRefused(Link link) {
        GoProcess foreign = ForeignProcess.create();

        assertThrows(IllegalArgumentException.class, () -> link.make(p, foreign));
        assertThrows(
                IllegalArgumentException.class, () -> link.make(p, new WrappedProcess(foreign)));
    }

    @ParameterizedTest
    @MethodSource("linksTo")
    void argumentsAreCheckedBeforeTheState(Link link) {
        p.close();

        assertThrows(NullPointerException.class, () -> link.make(p, null));
        assertThrows(IllegalArgumentException.class, () -> link.make(p, p));
        assertThrows(IllegalArgumentException.class, () -> link.make(p, ForeignProcess.create()));
    }

    @ParameterizedTest
    @MethodSource("linksTo")
    void aRefusedLinkChangesNothing(Link link) {
        assertThrows(IllegalArgumentException.class, () -> link.make(p, p));

        assertEquals(State.RUNNING, p.state());
        p.close();
    }

    @Test
    void nothingInPlaceOfAnArgumentIsRefused() {
        ProcessFunction function = self -> {};
        List<Executable> calls =
                List.of(
                        () -> GoProcesses.go(null),
                        () -> GoProcesses.named(null),
                        () -> GoProcesses.application(null),
                        () -> GoProcesses.spawn(null),
                        () -> GoProcesses.goChild(null, function),
                        () -> GoProcesses.goChild(p, null),
                        () -> GoProcesses.spawnChild(null, function),
                        () -> GoProcesses.spawnChild(p, null),
                        () -> GoProcesses.withTeardown(null),
                        () -> GoProcesses.withParent(null),
                        () -> GoProcesses.withShutdownHook(null),
                        () -> GoProcesses.withSignals((String[]) null),
                        () -> GoProcesses.withSignals("TERM", null),
                        () -> new WrappedProcess(null));
        for (Executable call : calls) {
            assertThrows(NullPointerException.class, call);
        }
        assertEquals(State.RUNNING, p.state());
    }

    static List<Consumer<GoProcess>> nothingInAProcess() {
        return List.of(
                process -> process.go(null),
                process -> process.go("name", null),
                process -> process.go(null, self -> {}),
                process -> process.setTeardown(null),
                process -> process.waitFor(null),
                process -> process.close(null),
                process -> process.closing().onRaised(null),
                process -> assertDoesNotWait(process.closed()));
    }

    private static void assertDoesNotWait(Signal signal) {
        try {
            signal.await(null);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @ParameterizedTest
    @MethodSource("nothingInAProcess")
    void nothingInPlaceOfAnArgumentIsRefusedInTheNameOfTheProcess(Consumer<GoProcess> call) {
        Throwable thrown = assertThrows(NullPointerException.class, () -> call.accept(p));

        String message = thrown.getMessage();
        assertTrue(message.contains(p + " was given null in place of the "), message);
        assertTrue(message.endsWith(": give one"), message);
    }

    @Test
    void nothingInPlaceOfAnArgumentIsRefusedThoughTheProcessIsClosed() {
        p.close();

        assertThrows(NullPointerException.class, () -> p.go(null));
        assertThrows(NullPointerException.class, () -> p.setTeardown(null));
        assertThrows(NullPointerException.class, () -> p.close(null));
    }

    /** Of two arguments that are wrong, nothing in place of one comes first. */
    @Test
    void nothingInPlaceOfAnArgumentIsRefusedThoughTheNameIsBlank() {
        assertThrows(NullPointerException.class, () -> p.go(" ", null));
        assertThrows(NullPointerException.class, () -> GoProcesses.background().go(" ", null));
    }

    static List<Consumer<GoProcessBuilder>> nothingInABuilder() {
        return List.of(
                builder -> builder.parent(null),
                builder -> builder.waitFor(null),
                builder -> builder.teardown(null),
                builder -> builder.closeOnFailure(null),
                builder -> builder.threadFactory(null),
                builder -> builder.interruptAfter(null),
                builder -> builder.abandonAfter(null),
                builder -> builder.closeAfter(null),
                builder -> builder.closeWhen(null),
                builder -> builder.closeOnShutdown(null),
                builder -> builder.closeOnSignals((String[]) null),
                builder -> builder.closeOnSignals("TERM", null),
                builder -> builder.go(null));
    }

    @ParameterizedTest
    @MethodSource("nothingInABuilder")
    void nothingInPlaceOfAnArgumentOfABuilderIsRefused(Consumer<GoProcessBuilder> call) {
        GoProcessBuilder builder = GoProcesses.named("built");

        Throwable thrown = assertThrows(NullPointerException.class, () -> call.accept(builder));

        String message = thrown.getMessage();
        assertTrue(
                message.startsWith("The new process built was given null in place of the "),
                message);
    }

    @ParameterizedTest
    @MethodSource("nothingInABuilder")
    void nothingInPlaceOfAnArgumentIsRefusedThoughTheBuilderIsUsedUp(
            Consumer<GoProcessBuilder> call) {
        GoProcessBuilder builder = GoProcesses.named("built");
        builder.open();

        assertThrows(NullPointerException.class, () -> call.accept(builder));
    }

    @Test
    void aProcessOfAnotherLibraryIsRefusedEverywhere() {
        GoProcess foreign = ForeignProcess.create();
        List<Executable> calls =
                List.of(
                        () -> GoProcesses.withParent(foreign),
                        () -> GoProcesses.goChild(foreign, self -> {}),
                        () -> GoProcesses.spawnChild(foreign, self -> {}),
                        () -> GoProcesses.named("built").parent(foreign),
                        () -> GoProcesses.named("built").waitFor(foreign),
                        () -> GoProcesses.named("built").closeOnFailure(foreign));
        for (Executable call : calls) {
            assertThrows(IllegalArgumentException.class, call);
        }
    }

    static List<Link> callsThatNeedALivingProcess() {
        return List.of(
                new Link("waitFor", GoProcess::waitFor),
                new Link("addChild", GoProcess::addChild),
                new Link("go", (held, other) -> held.go(self -> {})),
                new Link("go named", (held, other) -> held.go("named", self -> {})),
                new Link("goChild", (held, other) -> GoProcesses.goChild(held, self -> {})),
                new Link("withParent", (held, other) -> GoProcesses.withParent(held)),
                new Link("open", (held, other) -> GoProcesses.named("x").parent(held).open()));
    }

    @ParameterizedTest
    @MethodSource("callsThatNeedALivingProcess")
    void aRefusalWhileTheTeardownRunsNamesTheProcessAndItsState(Link call)
            throws InterruptedException {
        assertRefusalNamesTheProcess(call, Held.Stage.TEARING_DOWN, "CLOSING");
    }

    @ParameterizedTest
    @MethodSource("callsThatNeedALivingProcess")
    void aRefusalAfterTheCloseNamesTheProcessAndItsState(Link call) throws InterruptedException {
        assertRefusalNamesTheProcess(call, Held.Stage.CLOSED, "CLOSED");
    }

    private void assertRefusalNamesTheProcess(Link call, Held.Stage stage, String state)
            throws InterruptedException {
        try (Held held = Held.at(stage)) {
            Throwable thrown =
                    assertThrows(IllegalStateException.class, () -> call.make(held.process(), p));

            String expected = "held #" + held.process().id() + " " + state;
            assertTrue(thrown.getMessage().contains(expected), thrown::getMessage);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Held.Stage.class,
            names = {"RUNNING", "TEARING_DOWN"})
    void theRefusalOfASecondTeardownNamesTheProcessAndItsState(Held.Stage stage)
            throws InterruptedException {
        try (Held held = Held.at(stage)) {
            GoProcess process = held.process();
            if (stage == Held.Stage.RUNNING) {
                process.setTeardown(() -> {});
            }

            Throwable thrown =
                    assertThrows(IllegalStateException.class, () -> process.setTeardown(() -> {}));

            assertTrue(thrown.getMessage().contains(process.toString()), thrown::getMessage);
        }
    }
}
