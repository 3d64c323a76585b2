package goprocess.debug.stall;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;
import goprocess.debug.NothingLeftOpen;
import goprocess.fixtures.Gate;
import goprocess.spi.ProcessNode;
import goprocess.spi.ProcessProvider;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;

@NothingLeftOpen
class StallWatchTest {
    private record Told(long id, String name, Duration age, String diagnosis) {}

    private static final Duration THRESHOLD = Duration.ofMillis(5);

    private final CountDownLatch over = new CountDownLatch(1);
    private final GoProcess closing = GoProcesses.named("closing").teardown(over::await).open();
    private final Set<Thread> before = watchingByItself();
    private final BlockingQueue<Told> told = new LinkedBlockingQueue<>();
    private final Semaphore looks = new Semaphore(0);
    private final GoProcess app = GoProcesses.named("app").open();
    private final CountDownLatch first = new CountDownLatch(1);
    private final CountDownLatch second = new CountDownLatch(1);
    private final StallWatch watch =
            new StallWatch(
                    THRESHOLD,
                    this::look,
                    (id, name, age, diagnosis) -> told.add(new Told(id, name, age, diagnosis)));

    @AfterEach
    void closes() {
        app.close();
        over.countDown();
        closing.close();
    }

    private List<ProcessNode> look() {
        looks.release();
        return List.of(ProcessProvider.installed().node(app));
    }

    /** The watch that comes with the module has a thread, the same one, while something closes. */
    private Set<Thread> watchingByItself() {
        closing.closeAsync();
        return watching();
    }

    private static Set<Thread> watching() {
        Set<Thread> threads = new HashSet<>(Thread.getAllStackTraces().keySet());
        threads.removeIf(thread -> !thread.getName().equals("goprocess-stall-watch"));
        return threads;
    }

    /** Waits until the watch has no thread any more. */
    private void awaitRest() throws InterruptedException {
        Set<Thread> threads = watching();
        threads.removeAll(before);
        for (Thread thread : threads) {
            thread.join();
        }
    }

    /** Holds the close. While its function has not begun, it is a culprit of another kind. */
    private GoProcess worker() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        GoProcess worker =
                app.go(
                        "worker",
                        self -> {
                            begun.countDown();
                            first.await();
                        });
        begun.await();
        return worker;
    }

    /** A close, and what a listener would do with it. */
    private StallWatch.Stretch close() {
        long time = System.nanoTime();
        app.closeAsync();
        return watch.closing(time);
    }

    @Test
    void aCloseThatTakesLongIsToldWithItsDiagnosis() throws InterruptedException {
        GoProcess worker = worker();
        StallWatch.Stretch stretch = close();
        Told report = told.take();
        assertEquals(app.id(), report.id());
        assertEquals("app", report.name());
        assertTrue(report.age().compareTo(THRESHOLD) >= 0, () -> report.age().toString());
        String diagnosis = report.diagnosis();
        assertTrue(diagnosis.startsWith(worker.name() + " #" + worker.id()), diagnosis);
        assertTrue(diagnosis.contains("StallWatchTest.java:"), diagnosis);
        first.countDown();
        app.err();
        stretch.closed();
    }

    /** The watch is created by the first close that takes time, which loads its classes first. */
    @Test
    void aCloseThatBeganLongBeforeItsWatchWasCreatedIsToldToo() throws InterruptedException {
        worker();
        app.closeAsync();
        StallWatch.Stretch stretch = watch.closing(System.nanoTime() - 20 * THRESHOLD.toNanos());
        assertEquals(app.id(), told.take().id());
        first.countDown();
        app.err();
        stretch.closed();
    }

    @Test
    void aWishThatCameLongBeforeItsWatchWasCreatedIsToldToo() throws InterruptedException {
        worker();
        Thread wisher = Thread.ofPlatform().start(app::closeAfterChildren);
        ProcessNode node = ProcessProvider.installed().node(app);
        while (node.look().wishedAt() == 0) {
            Thread.onSpinWait();
        }
        watch.closeWished(node, System.nanoTime() - 20 * THRESHOLD.toNanos());
        assertEquals(app.id(), told.take().id());
        first.countDown();
        wisher.join();
        watch.endWish(app.id());
    }

    @Test
    void aWishThatDoesNotComeTrueIsToldWithItsDiagnosis() throws InterruptedException {
        GoProcess worker = worker();
        Thread wisher = Thread.ofPlatform().start(app::closeAfterChildren);
        ProcessNode node = ProcessProvider.installed().node(app);
        while (node.look().wishedAt() == 0) {
            Thread.onSpinWait();
        }
        watch.closeWished(node, node.look().wishedAt());
        Told report = told.take();
        assertEquals(app.id(), report.id());
        assertTrue(report.age().compareTo(THRESHOLD) >= 0, () -> report.age().toString());
        String diagnosis = report.diagnosis();
        assertTrue(diagnosis.startsWith(worker.name() + " #" + worker.id()), diagnosis);
        // Before the worker ends: if its own close then takes long, that is told as well.
        looks.acquire(5);
        watch.endWish(app.id());
        awaitRest();
        assertEquals(List.of(), List.copyOf(told));
        first.countDown();
        wisher.join();
    }

    /** By then the graph is captured rarely, since such a request may be no fault. */
    @Test
    void aCloseUnderAnOldWishIsLookedForAsSoonAsUnderNone() throws InterruptedException {
        GoProcess worker = worker();
        Thread wisher = Thread.ofPlatform().start(app::closeAfterChildren);
        ProcessNode node = ProcessProvider.installed().node(app);
        while (node.look().wishedAt() == 0) {
            Thread.onSpinWait();
        }
        watch.closeWished(node, node.look().wishedAt());
        looks.acquire(7);
        StallWatch.Stretch stretch = watch.closing(System.nanoTime());
        assertTrue(
                watch.untilNextCheck().compareTo(THRESHOLD.multipliedBy(2)) < 0,
                () -> watch.untilNextCheck().toString());
        first.countDown();
        wisher.join();
        worker.err();
        stretch.closed();
        watch.endWish(app.id());
        awaitRest();
    }

    @Test
    void aWishThatHasComeTrueIsNotLookedAt() throws InterruptedException {
        ProcessNode node = ProcessProvider.installed().node(app);
        app.close();
        assertLooksAtNone(watched -> watched.closeWished(node, System.nanoTime())); // late
    }

    /**
     * Fails if the watch looks at closes or wishes that are over when it checks. While they begin
     * and end, its only thread is held in a look at another close, so there is no check.
     */
    private void assertLooksAtNone(Consumer<StallWatch> closes) throws InterruptedException {
        try (Gate gate = new Gate()) {
            StallWatch watched =
                    new StallWatch(
                            THRESHOLD,
                            () -> {
                                gate.passUninterruptibly();
                                return look();
                            },
                            (id, name, age, diagnosis) -> {});
            StallWatch.Stretch other = watched.closing(System.nanoTime());
            gate.awaitReached();
            closes.accept(watched);
            other.closed();
        }
        awaitRest();
        assertEquals(1, looks.availablePermits(), "the other close, and nothing else");
    }

    @Test
    void itIsToldOnceHoweverOftenItIsLookedAt() throws InterruptedException {
        worker();
        StallWatch.Stretch stretch = close();
        looks.acquire(5);
        first.countDown();
        app.err();
        stretch.closed();
        awaitRest();
        assertEquals(1, told.size(), told::toString);
    }

    @Test
    void itIsToldAgainWhenTheCulpritChanges() throws InterruptedException {
        GoProcess database = GoProcesses.named("database").teardown(second::await).open();
        app.addChild(database);
        GoProcess worker = worker();
        database.waitFor(worker);
        StallWatch.Stretch stretch = close();
        assertTrue(told.take().diagnosis().startsWith("worker"));
        first.countDown();
        String diagnosis = told.take().diagnosis();
        assertTrue(diagnosis.startsWith("database"), diagnosis);
        second.countDown();
        app.err();
        stretch.closed();
    }

    @Test
    void itIsToldAnewOfTheNextCloseAfterAllHaveEnded() throws InterruptedException {
        worker();
        StallWatch.Stretch stretch = close();
        told.take();
        stretch.closed();
        awaitRest();
        stretch = watch.closing(System.nanoTime());
        told.take();
        first.countDown();
        app.err();
        stretch.closed();
    }

    @Test
    void nothingIsLookedAtWhileEveryCloseEndsInTime() throws InterruptedException {
        assertLooksAtNone(
                watched -> {
                    for (int i = 0; i < 1_000; i++) {
                        watched.closing(System.nanoTime()).closed();
                    }
                });
    }

    @Test
    void thereIsNoThreadWhileNothingCloses() throws InterruptedException {
        Set<Thread> threads = watching();
        threads.removeAll(before);
        assertEquals(Set.of(), threads);
        close().closed();
        awaitRest();
        threads = watching();
        threads.removeAll(before);
        assertEquals(Set.of(), threads);
    }

    @Test
    void aCloseThatIsToldOfLateIsNotOverlooked() throws InterruptedException {
        worker();
        long time = System.nanoTime();
        app.closeAsync();
        watch.closing(time).closed();
        awaitRest();
        told.clear(); // in case a check came in between
        // The stretch of that time is empty and was given up, but it is still the newest one.
        StallWatch.Stretch stretch = watch.closing(time);
        told.take();
        first.countDown();
        app.err();
        stretch.closed();
    }

    @Test
    void whatBecameGarbageWhileItWasClosingIsGivenUp() throws InterruptedException {
        watch.closing(System.nanoTime());
        awaitRest();
        assertEquals(0, told.size());
    }

    @Test
    void aGraphThatCannotBeCapturedDoesNotEndTheWatch() throws InterruptedException {
        Semaphore failing = new Semaphore(0);
        StallWatch broken =
                new StallWatch(
                        THRESHOLD,
                        () -> {
                            failing.release();
                            throw new IllegalStateException("no graph");
                        },
                        (id, name, age, diagnosis) -> {});
        StallWatch.Stretch stretch = broken.closing(System.nanoTime());
        failing.acquire(3);
        stretch.closed();
        awaitRest();
    }
}
