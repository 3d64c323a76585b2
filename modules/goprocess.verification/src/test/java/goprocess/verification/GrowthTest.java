package goprocess.verification;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;

import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;
import goprocess.api.Signal;
import goprocess.fixtures.Gate;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

import java.lang.management.ManagementFactory;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

/** What lives long does not grow by what comes and goes. */
class GrowthTest {
    private static final int CHILDREN = 2_000_000;
    private static final int WAITS = 200_000;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final GoProcess p = GoProcesses.named("p").open();

    /** Less than half a reference each: nothing of any of them can have stayed. */
    private static void assertDoesNotGrow(int times, Executable action) throws Throwable {
        action.execute();
        long before = Collected.heapInUse();
        for (int i = 0; i < times; i++) {
            action.execute();
        }
        long grown = Collected.heapInUse() - before;
        assertTrue(grown < 2L * times, () -> "grew by " + grown + " bytes");
    }

    /** More of them than are looked through, so each is found at its other end. */
    @Test
    void pairsThatAreLinkedAgainAndAgainHaveOneLinkEach() throws Throwable {
        GoProcess second = GoProcesses.named("second").open();
        GoProcess awaited = GoProcesses.named("awaited").open();
        List<GoProcess> children = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            children.add(GoProcesses.named("child").parent(p).open());
        }
        AtomicInteger links = new AtomicInteger();

        assertDoesNotGrow(
                WAITS,
                () -> {
                    GoProcess child = children.get(links.getAndIncrement() % children.size());
                    p.addChild(child);
                    p.addChildNoWait(child);
                    second.addChild(child);
                    child.waitFor(awaited);
                });

        awaited.close();
        second.close();
    }

    @Test
    void aParentOutlivesTwoMillionChildren() throws Throwable {
        assertDoesNotGrow(CHILDREN, () -> GoProcesses.withParent(p).close());
        Collected.keepUntilHere(p);
    }

    @Test
    void aParentOutlivesTwoMillionFunctions() throws Throwable {
        Semaphore atOnce = new Semaphore(1_000);
        assertDoesNotGrow(
                CHILDREN,
                () -> {
                    atOnce.acquire();
                    p.go(self -> atOnce.release());
                });
        p.closeAfterChildren();
    }

    /**
     * Those that stay keep the parent's list from ever being empty, each at another place of it.
     */
    @Test
    void aParentOfChildrenThatStayDoesNotGrowByThoseThatGo() throws Throwable {
        int staying = 1_000;
        int goingAtOnce = 100;
        Deque<GoProcess> stay = new ArrayDeque<>();
        Deque<GoProcess> go = new ArrayDeque<>();
        for (int i = 0; i < staying; i++) {
            stay.add(GoProcesses.withParent(p));
        }
        assertDoesNotGrow(
                CHILDREN,
                () -> {
                    go.add(GoProcesses.withParent(p));
                    if (go.size() > goingAtOnce) {
                        go.remove().close();
                    }
                    if (go.getLast().id() % staying == 0) {
                        stay.add(GoProcesses.withParent(p));
                        stay.remove().close();
                    }
                });
        Collected.keepUntilHere(p);
    }

    @Test
    void aParentThatHadManyChildrenAtOnceIsSmallAgain() throws Throwable {
        long before = Collected.heapInUse();
        GoProcess[] children = new GoProcess[WAITS];
        for (int i = 0; i < children.length; i++) {
            children[i] = GoProcesses.withParent(p);
        }
        for (int i = 0; i < children.length; i++) {
            children[i].close();
            children[i] = null;
        }
        children = null;

        long grown = Collected.heapInUse() - before;

        assertTrue(grown < 2L * WAITS, () -> "grew by " + grown + " bytes");
        Collected.keepUntilHere(p);
    }

    @Test
    void aProcessOutlivesWaitsThatTimeOut() throws Throwable {
        assertDoesNotGrow(WAITS, () -> p.closed().await(Duration.ofNanos(1)));
        assertDoesNotGrow(WAITS, () -> p.closing().await(Duration.ofNanos(1)));
        Collected.keepUntilHere(p);
    }

    @Test
    void aProcessOutlivesClosesThatTimeOut() throws Throwable {
        try (Held held = Held.at(Held.Stage.TEARING_DOWN)) {
            assertDoesNotGrow(
                    WAITS / 10,
                    () ->
                            assertThrows(
                                    RuntimeException.class,
                                    () -> held.process().close(Duration.ofNanos(1))));
        }
    }

    @Test
    void aProcessOutlivesActionsThatAreTakenBack() throws Throwable {
        assertDoesNotGrow(WAITS, () -> p.closed().onRaised(() -> {}).cancel());
        assertDoesNotGrow(WAITS, () -> p.closing().onRaised(() -> {}).cancel());
        Collected.keepUntilHere(p);
    }

    @Test
    void aProcessOutlivesFuturesThatAreGivenUp() throws Throwable {
        assertDoesNotGrow(WAITS, () -> p.closed().toFuture().cancel(false));
        assertDoesNotGrow(WAITS, () -> p.closing().toFuture().complete(null));
        Collected.keepUntilHere(p);
    }

    @Test
    void aSelectOverSeveralSignalsHoldsOnToNothing() throws Throwable {
        GoProcess other = GoProcesses.named("other").open();
        Signal any = Signal.anyOf(p.closed(), other.closing());
        assertDoesNotGrow(
                WAITS,
                () -> {
                    Signal.anyOf(p.closed(), other.closed());
                    any.await(Duration.ofNanos(1));
                    any.onRaised(() -> {}).cancel();
                    any.toFuture().cancel(true);
                });
        Collected.keepUntilHere(p);
        Collected.keepUntilHere(other);
    }

    @Test
    void aSelectThatWasServedByOneSignalIsTakenBackFromTheOthers() throws Throwable {
        Semaphore called = new Semaphore(0);
        assertDoesNotGrow(
                WAITS,
                () -> {
                    GoProcess other = GoProcesses.named("other").open();
                    Signal.anyOf(p.closed(), other.closed()).onRaised(called::release);
                    other.close();
                    called.acquire();
                });
        Collected.keepUntilHere(p);
    }

    @Test
    void anActionThatIsTakenBackIsGarbage() {
        Object tool = new Object();
        WeakReference<Object> reference = new WeakReference<>(tool);
        Signal.Registration registration = p.closed().onRaised(tool::hashCode);
        registration.cancel();
        tool = null;

        Collected.await(reference);

        Collected.keepUntilHere(p);
        Collected.keepUntilHere(registration);
    }

    @Test
    void twoThreadsThatUseOneSignalLeaveNothingBehind() throws Throwable {
        long before = Collected.heapInUse();
        try (Race race = new Race()) {
            Executable use =
                    () -> {
                        for (int i = 0; i < WAITS; i++) {
                            p.closed().onRaised(() -> {}).cancel();
                        }
                    };
            race.run(use, use);
        }

        long grown = Collected.heapInUse() - before;

        assertTrue(grown < 2L * WAITS, () -> "grew by " + grown + " bytes");
        Collected.keepUntilHere(p);
    }

    /** Each that closes keeps the timer of its function until that ends. */
    @Test
    void toOpenAFunctionWithAGraceCostsTheSameHoweverManyAreDue() {
        openWithGrace(p).close();
        long alone = allocatedBy(() -> openWithGrace(p).close());
        Gate gate = new Gate();
        GoProcess parent = GoProcesses.named("parent").open();
        for (int i = 0; i < 5_000; i++) {
            GoProcesses.named("due")
                    .parent(parent)
                    .interruptAfter(Duration.ofDays(1))
                    .go(self -> gate.pass());
        }
        parent.closeAsync();

        long amongMany = allocatedBy(() -> openWithGrace(p).close());

        gate.open();
        parent.close();
        assertTrue(amongMany < alone + 5_000, () -> amongMany + " bytes in place of " + alone);
    }

    /** Nobody looks whether it is a function of one of them, however many run elsewhere. */
    @Test
    void aThreadThatRunsNoProcessWaitsAtTheSameCostHoweverMuchIsBelow() {
        Gate gate = new Gate();
        GoProcess parent = GoProcesses.named("parent").open();
        for (int i = 0; i < 20_000; i++) {
            parent.go(self -> gate.pass());
        }

        long least = Long.MAX_VALUE;
        for (int i = 0; i < 20; i++) {
            long before = THREADS.getTotalThreadAllocatedBytes();
            Thread waiter = Thread.ofVirtual().start(parent::err);
            while (waiter.getState() != Thread.State.WAITING) {
                Thread.onSpinWait();
            }
            least = Math.min(least, THREADS.getTotalThreadAllocatedBytes() - before);
        }

        gate.open();
        parent.close();
        long allocated = least;
        assertTrue(allocated < 100_000, () -> allocated + " bytes");
    }

    private static GoProcess openWithGrace(GoProcess parent) {
        return GoProcesses.named("q")
                .parent(parent)
                .interruptAfter(Duration.ofDays(1))
                .go(self -> {});
    }

    /** The least of many times, since the first times also load and compile. */
    private static long allocatedBy(Runnable work) {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 100; i++) {
            long before = THREADS.getCurrentThreadAllocatedBytes();
            work.run();
            least = Math.min(least, THREADS.getCurrentThreadAllocatedBytes() - before);
        }
        return least;
    }
}
