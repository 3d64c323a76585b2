package goprocess.verification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import goprocess.api.GoProcess;
import goprocess.api.GoProcessBuilder;
import goprocess.api.GoProcesses;
import goprocess.api.State;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.lang.ref.WeakReference;
import java.util.concurrent.atomic.AtomicBoolean;

/** A builder whose link is refused leaves nothing behind. */
class RefusedBuilderTest {
    private final AtomicBoolean ran = new AtomicBoolean();
    private final GoProcess good = GoProcesses.named("good").open();

    @ParameterizedTest
    @EnumSource(
            value = Held.Stage.class,
            names = {"TEARING_DOWN", "CLOSED"})
    void neitherTeardownNorFunctionRuns(Held.Stage stage) throws InterruptedException {
        try (Held held = Held.at(stage)) {
            GoProcessBuilder builder =
                    GoProcesses.named("p")
                            .parent(good)
                            .parent(held.process())
                            .teardown(() -> ran.set(true));
            assertThrows(IllegalStateException.class, () -> builder.go(self -> ran.set(true)));
        }
        good.close();
        GoProcesses.go(self -> {}).err();
        assertFalse(ran.get());
    }

    @ParameterizedTest
    @EnumSource(
            value = Held.Stage.class,
            names = {"TEARING_DOWN", "CLOSED"})
    void noLinkStays(Held.Stage stage) throws InterruptedException {
        GoProcess awaited = GoProcesses.named("awaited").open();
        try (Held held = Held.at(stage)) {
            GoProcessBuilder builder =
                    GoProcesses.named("p")
                            .parent(good)
                            .waitFor(awaited)
                            .closeOnFailure(awaited)
                            .parent(held.process());
            assertThrows(IllegalStateException.class, builder::open);
        }

        assertEquals(State.RUNNING, good.state());
        assertEquals(State.RUNNING, awaited.state());
        good.close();
        awaited.close();
    }

    @Test
    void theTeardownIsLetGoOf() {
        GoProcess closed = GoProcesses.named("closed").open();
        closed.close();
        WeakReference<Object> tool = new WeakReference<>(refusedWithATool(good, closed));

        Collected.await(tool);

        good.close();
    }

    private static Object refusedWithATool(GoProcess good, GoProcess closed) {
        Object tool = new Object();
        GoProcessBuilder builder =
                GoProcesses.named("p").parent(good).parent(closed).teardown(tool::hashCode);
        assertThrows(IllegalStateException.class, builder::open);
        return tool;
    }

    @Test
    void aRefusedBuilderIsUsedUp() {
        GoProcess closed = GoProcesses.named("closed").open();
        closed.close();
        GoProcessBuilder builder = GoProcesses.named("p").parent(closed);
        assertThrows(IllegalStateException.class, builder::open);

        assertThrows(IllegalStateException.class, builder::open);
        assertThrows(IllegalStateException.class, () -> builder.teardown(() -> {}));
    }

    /** Its teardown is refused with it, though the first parent closes at the same time. */
    @Test
    void racingWithTheCloseOfAParentItIsOpenedOrLeavesNothingBehind() throws Throwable {
        try (Race race = new Race()) {
            for (int i = 0; i < Race.ROUNDS; i++) {
                GoProcess first = GoProcesses.named("first").open();
                GoProcess second = GoProcesses.named("second").open();
                AtomicBoolean opened = new AtomicBoolean();
                AtomicBoolean tornDown = new AtomicBoolean();
                AtomicBoolean functionRan = new AtomicBoolean();

                race.run(
                        first::close,
                        second::close,
                        () -> {
                            try {
                                GoProcesses.named("p")
                                        .parent(first)
                                        .parent(second)
                                        .teardown(() -> tornDown.set(true))
                                        .go(self -> functionRan.set(true))
                                        .err();
                                opened.set(true);
                            } catch (IllegalStateException e) {
                                opened.set(false);
                            }
                        });

                assertEquals(opened.get(), tornDown.get());
                assertEquals(opened.get(), functionRan.get());
            }
        }
    }
}
