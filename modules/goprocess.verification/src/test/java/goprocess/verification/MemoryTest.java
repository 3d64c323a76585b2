package goprocess.verification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;
import goprocess.api.State;
import goprocess.fixtures.Gate;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.function.Consumer;

/** A closed process refers to nothing, and nothing to it. */
class MemoryTest {
    private final GoProcess p = GoProcesses.named("p").open();

    /**
     * A process that was linked with p and is closed, and is held by the library alone, if at all.
     */
    private WeakReference<GoProcess> closedAfter(Consumer<GoProcess> linking) {
        GoProcess other = GoProcesses.withTeardown(() -> {});
        linking.accept(other);
        other.close();
        return new WeakReference<>(other);
    }

    @ParameterizedTest
    @MethodSource("goprocess.verification.BadInputTest#linksTo")
    void anOpenProcessKeepsNoClosedOneItIsLinkedTo(BadInputTest.Link link) {
        WeakReference<GoProcess> closed = closedAfter(other -> link.make(p, other));

        Collected.await(closed);

        assertEquals(State.RUNNING, p.state());
    }

    @ParameterizedTest
    @MethodSource("goprocess.verification.BadInputTest#linksTo")
    void anOpenProcessKeepsNoClosedOneThatIsLinkedToItThoughItCloses(BadInputTest.Link link) {
        GoProcess slow = GoProcesses.named("slow").open();
        GoProcess holder = slow.go(self -> GoProcesses.background().closed().await());
        WeakReference<GoProcess> closed = closedAfter(other -> other.addChildNoWait(slow));

        Collected.await(closed);

        assertEquals(State.CLOSING, slow.state());
        Collected.keepUntilHere(holder);
    }

    @Test
    void aBuildersLinksAreLetGoOf() {
        WeakReference<GoProcess> closed =
                new WeakReference<>(
                        closed(
                                GoProcesses.named("child")
                                        .parent(p)
                                        .parent(GoProcesses.named("q").open())
                                        .closeOnFailure(p)
                                        .go(self -> {})));

        Collected.await(closed);

        assertEquals(State.RUNNING, p.state());
    }

    private static GoProcess closed(GoProcess process) {
        process.close();
        return process;
    }

    @Test
    void aClosedProcessKeepsNoParent() {
        WeakReference<GoProcess> parent = new WeakReference<>(GoProcesses.named("parent").open());
        GoProcess child = closed(GoProcesses.withParent(parent.get()));

        Collected.await(parent);

        assertEquals(State.CLOSED, child.state());
    }

    @Test
    void aClosedProcessKeepsNoTeardown() {
        WeakReference<Object> tool = new WeakReference<>(new Object());
        GoProcess process = closed(withTeardownUsing(tool.get()));

        Collected.await(tool);

        assertEquals(State.CLOSED, process.state());
    }

    private static GoProcess withTeardownUsing(Object tool) {
        return GoProcesses.withTeardown(tool::hashCode);
    }

    @Test
    void aClosedProcessKeepsNoFunction() {
        WeakReference<Object> tool = new WeakReference<>(new Object());
        GoProcess process = closed(runningWith(tool.get()));

        Collected.await(tool);

        assertEquals(State.CLOSED, process.state());
    }

    private static GoProcess runningWith(Object tool) {
        return GoProcesses.go(self -> tool.hashCode());
    }

    @Test
    void aProcessKeepsNoFunctionThatHasEnded() {
        WeakReference<Object> tool = new WeakReference<>(new Object());
        Gate gate = new Gate();
        GoProcess process = runningWithAndHeldBy(tool.get(), gate);

        Collected.await(tool);

        assertTrue(process.state() != State.CLOSED);
        gate.open();
        process.err();
    }

    /** It goes on running, so who waits for it to begin to close stays. */
    @Test
    void aProcessKeepsNoFunctionThatWouldHaveBeenInterrupted() {
        WeakReference<Object> tool = new WeakReference<>(new Object());
        Gate gate = new Gate();
        GoProcess process = interruptibleWithAndHeldBy(tool.get(), gate);

        Collected.await(tool);

        assertEquals(State.RUNNING, process.state());
        gate.open();
        process.err();
    }

    private static GoProcess interruptibleWithAndHeldBy(Object tool, Gate gate) {
        return GoProcesses.named("interruptible")
                .interruptAfter(Duration.ofDays(1))
                .closeAfterChildren()
                .go(
                        self -> {
                            tool.hashCode();
                            self.go(inner -> gate.pass());
                        });
    }

    private static GoProcess runningWithAndHeldBy(Object tool, Gate gate) {
        return GoProcesses.go(
                self -> {
                    tool.hashCode();
                    self.go(inner -> gate.pass());
                });
    }

    @Test
    void aRunningProcessThatNobodyHoldsIsGarbage() {
        Collected.await(
                new WeakReference<>(
                        GoProcesses.named("forgotten")
                                .parent(GoProcesses.named("forgotten too").open())
                                .open()));
    }

    @Test
    void theTimerKeepsNoProcessThatEndedInTime() {
        WeakReference<GoProcess> closed =
                new WeakReference<>(
                        closed(
                                GoProcesses.named("quick")
                                        .interruptAfter(Duration.ofDays(1))
                                        .go(self -> self.closing().await())));

        Collected.await(closed);
    }

    @Test
    void aShutdownHookKeepsNoClosedProcess() {
        WeakReference<GoProcess> closed =
                new WeakReference<>(closed(GoProcesses.withShutdownHook(Duration.ofDays(1))));

        Collected.await(closed);
    }

    @Test
    void aSignalKeepsNoClosedProcess() {
        WeakReference<GoProcess> closed =
                new WeakReference<>(closed(GoProcesses.withSignals("WINCH", "URG")));

        Collected.await(closed);
    }
}
