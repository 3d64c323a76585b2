package goprocess.debug;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

@NothingLeftOpen
class StuckTeardownTest {
    /** What the age of the close must differ by, so that a test can tell it from that of a part. */
    private static final long LONGER_THAN_A_CAPTURE = TimeUnit.SECONDS.toNanos(1);

    private final GoProcess app = GoProcesses.named("app").open();

    /** All connections are out; the first to be given back wakes the teardown. */
    private final BlockingQueue<String> pool = new ArrayBlockingQueue<>(1);

    private final CountDownLatch reached = new CountDownLatch(1);

    @AfterEach
    void closes() {
        pool.add("connection");
        app.close();
    }

    private void borrow() throws InterruptedException {
        reached.countDown();
        pool.take();
    }

    private Closing stuck() throws InterruptedException {
        Closing closing = Closing.of(app);
        reached.await();
        return closing;
    }

    @Test
    void oneThatIsBlockedOnAPoolIsNamedWithItsLine() throws InterruptedException {
        GoProcess database =
                GoProcesses.named("database").parent(app).teardown(this::borrow).open();
        GoProcess service = GoProcesses.named("service").parent(app).waitFor(database).open();
        Diagnosis diagnosis =
                stuck().diagnoseUntil(found -> Found.isIn(found.findings().get(0), "take"));
        StuckTeardown found = Found.only(StuckTeardown.class, diagnosis);
        assertEquals(database.id(), found.culprit().id());
        assertEquals(app.id(), found.chain().get(0).id());
        assertFalse(found.certain());
        assertTrue(Found.isInTest(found, StuckTeardownTest.class, "borrow"));
        assertEquals(goprocess.api.State.CLOSING, service.state());
    }

    @Test
    void oneOnTheThreadThatClosesIsNamedWithThatThread() throws InterruptedException {
        GoProcess own = GoProcesses.named("own").teardown(this::borrow).open();
        Thread closer = Thread.ofPlatform().name("closer").start(own::close);
        reached.await();
        Diagnosis diagnosis = ProcessGraph.capture(own).diagnose();
        StuckTeardown found = Found.only(StuckTeardown.class, diagnosis);
        Found.assertNames(own, List.of(own), found);
        assertEquals(closer.threadId(), found.thread().orElseThrow().tid());
        pool.add("connection");
        closer.join();
    }

    /** Whatever has held the close before. */
    @Test
    void itsAgeIsThatOfTheTeardown() throws InterruptedException {
        CountDownLatch over = new CountDownLatch(1);
        app.go("worker", self -> over.await());
        long[] begun = new long[1];
        app.setTeardown(
                () -> {
                    begun[0] = System.nanoTime();
                    borrow();
                });
        long asked = System.nanoTime();
        Closing closing = Closing.of(app);
        Closing.await(() -> System.nanoTime() - asked > LONGER_THAN_A_CAPTURE);
        long before = System.nanoTime();
        over.countDown();
        reached.await();
        Duration least = Duration.ofNanos(System.nanoTime() - begun[0]);
        Duration age = Found.only(StuckTeardown.class, closing.diagnose()).age();
        Duration most = Duration.ofNanos(System.nanoTime() - before);
        assertTrue(age.compareTo(least) >= 0, () -> age + " is less than " + least);
        assertTrue(age.compareTo(most) <= 0, () -> age + " is more than " + most);
    }

    @Test
    void itsThreadIsToldAsTheJdkHasIt() throws InterruptedException {
        Thread[] thread = new Thread[1];
        app.setTeardown(
                () -> {
                    thread[0] = Thread.currentThread();
                    borrow();
                });
        StuckTeardown found = Found.only(StuckTeardown.class, stuck().diagnose());
        assertEquals(thread[0].threadId(), found.thread().orElseThrow().tid());
        // Where no carrier is free for a second, a platform thread of the library takes over.
        String name = thread[0].isVirtual() ? "teardown of app" : thread[0].getName();
        assertEquals(name, found.thread().orElseThrow().name());
    }
}
