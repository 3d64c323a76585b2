package goprocess.verification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goprocess.api.CloseTimeoutException;
import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;
import goprocess.api.State;
import goprocess.fixtures.Gate;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

/** What a close that took too long says. */
class TimeoutMessageTest {
    /** No test takes longer. */
    private static final int SECONDS_OF_A_TEST = 120;

    private final Gate gate = new Gate();
    private final GoProcess p = GoProcesses.named("top").open();

    private String message() {
        return assertThrows(CloseTimeoutException.class, () -> p.close(Duration.ofMillis(1)))
                .getMessage();
    }

    private static void assertContains(String part, String message) {
        assertTrue(message.contains(part), message);
    }

    private static String nameAndId(GoProcess process) {
        return process.name() + " #" + process.id();
    }

    @Test
    void itNamesTheProcessThatWasClosed() {
        p.go(self -> gate.pass());

        assertContains(nameAndId(p), message());

        gate.open();
        p.close();
    }

    /** It closes while the message about it is written. */
    @Test
    void itDoesNotNameWhatHasClosedMeanwhile() throws InterruptedException {
        try (Gate fleeting = new Gate()) {
            AtomicReference<GoProcess> leaf = new AtomicReference<>();
            leaf.set(
                    GoProcesses.named("fleeting")
                            .parent(p)
                            .threadFactory(run -> new Fleeting(run, fleeting, leaf))
                            .go(self -> fleeting.pass()));
            fleeting.awaitReached();
            p.go(self -> gate.pass());

            String message = message();

            assertFalse(message.contains("fleeting"), message);
            gate.open();
            p.close();
        }
    }

    /** Lets its process close when somebody asks for its state, as a message does. */
    private static final class Fleeting extends Thread {
        private final Gate gate;
        private final AtomicReference<GoProcess> leaf;

        Fleeting(Runnable run, Gate gate, AtomicReference<GoProcess> leaf) {
            super(run);
            this.gate = gate;
            this.leaf = leaf;
        }

        @Override
        public Thread.State getState() {
            GoProcess process = leaf.get();
            if (process != null && Thread.currentThread() != this) {
                gate.open();
                var unused = process.err();
            }
            return super.getState();
        }
    }

    /** It takes no longer with a million of them. */
    @Test
    void belowVeryManyItNamesWhatTheyWaitForAndLooksAtSomeOnly() {
        GoProcess pool = GoProcesses.named("pool").go(self -> gate.pass());
        for (int i = 0; i < 100_000; i++) {
            GoProcesses.named("connection").parent(p).waitFor(pool).open();
        }
        pool.closeAsync();

        String message = message();

        assertContains(nameAndId(pool) + " CLOSING in its function", message);
        assertTrue(message.endsWith("; and perhaps more: not all were looked at"), message);
        gate.open();
        p.close();
    }

    @Test
    void itNamesTheLeafWithItsStateAndNotWhatIsOnTheWay() {
        GoProcess middle = GoProcesses.named("middle").parent(p).open();
        GoProcess leaf = middle.go("leaf", self -> gate.pass());

        String message = message();

        assertContains(nameAndId(leaf) + " CLOSING", message);
        assertFalse(message.contains("middle"), message);
        gate.open();
        p.close();
    }

    @Test
    void itSaysThatAFunctionRunsAndOnWhichThread() throws InterruptedException {
        GoProcesses.named("stubborn")
                .parent(p)
                .threadFactory(Thread.ofPlatform().name("stubborn-thread").factory())
                .go(self -> gate.pass());
        gate.awaitReached();

        String message = message();

        assertContains("function", message);
        assertContains("stubborn-thread", message);
        gate.open();
        p.close();
    }

    @Test
    void itSaysThatAnActionOfTheClosingSignalHoldsItUp() throws InterruptedException {
        GoProcess held = GoProcesses.named("held").parent(p).open();
        AtomicReference<Thread> thread = new AtomicReference<>();
        held.closing().onRaised(() -> thread.set(Thread.currentThread()));
        held.closing().onRaised(gate::passUninterruptibly);
        Thread closer = Thread.ofPlatform().daemon().start(held::closeAsync);
        gate.awaitReached();

        String name = thread.get().getName();
        assertTrue(OwnThreads.isNamed("callbacks of held", name), name);
        String where = name + " #" + thread.get().threadId();
        assertContains(nameAndId(held) + " CLOSING in a callback on thread " + where, message());

        gate.open();
        closer.join();
        p.close();
    }

    /** A callback holds it up for itself, whatever else does. */
    @Test
    void itSaysSoAlsoWhereSomethingElseIsOpenBelow() throws InterruptedException {
        GoProcess held = GoProcesses.named("held").parent(p).open();
        held.closing().onRaised(gate::passUninterruptibly);
        Gate other = new Gate();
        GoProcess child = GoProcesses.named("child").parent(held).go(self -> other.pass());
        other.awaitReached();
        held.closeAsync();
        gate.awaitReached();

        String message = message();

        assertContains(nameAndId(held) + " CLOSING in a callback on thread", message);
        assertContains(nameAndId(child) + " CLOSING in its function on thread", message);
        gate.open();
        other.open();
        p.close();
    }

    @Test
    void itSaysThatAnActionOfTheOtherSignalHoldsItUp() throws InterruptedException {
        GoProcess held = GoProcesses.named("held").parent(p).open();
        held.childrenClosed().onRaised(gate::passUninterruptibly);
        held.closeAsync();
        gate.awaitReached();

        assertContains(nameAndId(held) + " CLOSING in a callback on thread", message());
        gate.open();
        p.close();
    }

    @Test
    void itSaysThatATeardownRunsAndOnWhichThread() throws InterruptedException {
        List<Thread> thread = new ArrayList<>();
        GoProcess child =
                GoProcesses.named("child")
                        .parent(p)
                        .teardown(
                                () -> {
                                    thread.add(Thread.currentThread());
                                    gate.pass();
                                })
                        .open();
        p.closeAsync();
        gate.awaitReached();

        String message = message();

        assertContains(nameAndId(child), message);
        assertContains("teardown", message);
        assertContains("#" + thread.get(0).threadId(), message);
        gate.open();
        p.close();
    }

    @Test
    void itNamesItselfIfItsOwnFunctionRuns() {
        GoProcess running = GoProcesses.named("running").go(self -> gate.pass());

        String message =
                assertThrows(CloseTimeoutException.class, () -> running.close(Duration.ofMillis(1)))
                        .getMessage();

        assertContains(nameAndId(running) + " CLOSING", message);
        assertContains("function", message);
        gate.open();
        running.close();
    }

    @Test
    void itNamesAProcessThatNobodyCloses() {
        GoProcess forgotten = GoProcesses.named("forgotten").open();
        p.waitFor(forgotten);

        assertContains(nameAndId(forgotten) + " RUNNING", message());

        forgotten.close();
        p.close();
    }

    @Test
    void itNamesTheBackgroundThatIsWaitedFor() {
        p.waitFor(GoProcesses.background());

        assertContains(nameAndId(GoProcesses.background()), message());
    }

    @Test
    void itNamesAtMostTenLeaves() {
        List<GoProcess> leaves = new ArrayList<>();
        for (int i = 0; i < 25; i++) {
            leaves.add(p.go("leaf", self -> gate.pass()));
        }

        String message = message();

        long named = leaves.stream().filter(leaf -> isNamed(leaf, message)).count();
        assertEquals(10, named, message);
        gate.open();
        p.close();
    }

    /** Not #12 where #123 is named, nor where a thread has that number. */
    private static boolean isNamed(GoProcess leaf, String message) {
        return message.contains(nameAndId(leaf) + " CLOSING ");
    }

    @Test
    void itNamesALeafWithSeveralParentsAndNotItsParents() {
        GoProcess leaf = GoProcesses.named("leaf").open();
        for (int i = 0; i < 5; i++) {
            GoProcesses.named("middle").parent(p).waitFor(leaf).open();
        }

        String message = message();

        assertContains(nameAndId(leaf), message);
        assertFalse(message.contains("middle"), message);
        leaf.close();
        p.close();
    }

    @Test
    void inACycleOfWaitsItNamesWhoWaitsForWhom() {
        GoProcess a = GoProcesses.named("a").parent(p).open();
        GoProcess b = GoProcesses.named("b").open();
        a.waitFor(b);
        b.waitFor(a);

        String message = message();

        assertContains(nameAndId(a), message);
        assertContains(nameAndId(b), message);
    }

    @Test
    void itSaysThatATeardownIsQueuedAndNoCarrierIsFree() throws InterruptedException {
        AtomicBoolean enough = new AtomicBoolean();
        int carriers =
                Integer.getInteger(
                        "jdk.virtualThreadScheduler.parallelism",
                        Runtime.getRuntime().availableProcessors());
        CountDownLatch spinning = new CountDownLatch(carriers);
        GoProcess spinners = GoProcesses.named("spinners").open();
        for (int i = 0; i < carriers; i++) {
            spinners.go(
                    self -> {
                        spinning.countDown();
                        while (!enough.get()) {
                            Thread.onSpinWait();
                        }
                    });
        }
        spinning.await();
        try (Gate held = new Gate()) {
            // Each second one more thread takes from the queue. This is before the one in question.
            for (int i = 0; i < SECONDS_OF_A_TEST; i++) {
                GoProcesses.withTeardown(held::passUninterruptibly).closeAsync();
            }
            GoProcesses.named("late").parent(p).teardown(() -> {}).open();

            String message = message();

            assertContains("late #", message);
            assertContains("queued", message);
            assertContains("carrier", message);
        } finally {
            enough.set(true);
        }
        p.close();
    }

    @Test
    void theProcessGoesOnClosing() {
        p.go(self -> gate.pass());
        message();

        gate.open();

        p.err();
        assertEquals(State.CLOSED, p.state());
    }
}
