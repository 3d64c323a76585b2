package goprocess.impl.running;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;

/** What is due is done, once, unless it was cancelled. */
class TimerTest {
    private static final long A_DAY = TimeUnit.DAYS.toNanos(1);

    private final CountDownLatch done = new CountDownLatch(1);

    @Test
    void whatIsDueIsDone() throws InterruptedException {
        new Timer(done::countDown).start(0);

        done.await();
    }

    @Test
    void whatIsDueEarlierIsDoneThoughTheClockWaitsForALaterOne() throws InterruptedException {
        Timer later = new Timer(() -> {});
        later.start(A_DAY);
        awaitTheThread();

        new Timer(done::countDown).start(1);

        done.await();
        later.cancel();
    }

    @Test
    void whatIsCancelledBeforeItIsStartedIsNotDone() throws InterruptedException {
        AtomicInteger runs = new AtomicInteger();
        Timer cancelled = new Timer(runs::incrementAndGet);

        cancelled.cancel();
        cancelled.start(0);

        awaitTheThread();
        cancelled.run();
        assertEquals(0, runs.get());
    }

    @Test
    void whatFindsNoMemoryIsDoneLater() throws InterruptedException {
        AtomicInteger attempts = new AtomicInteger();

        new Timer(
                        () -> {
                            if (attempts.incrementAndGet() < 3) {
                                throw new OutOfMemoryError("of the test");
                            }
                            done.countDown();
                        })
                .start(0);

        done.await();
        assertEquals(3, attempts.get());
    }

    @Test
    void manyThatAreCancelledDoNotAccumulate() throws InterruptedException {
        int many = 10_000;
        List<WeakReference<Timer>> all = new ArrayList<>();
        for (int i = 0; i < many; i++) {
            Timer timer = new Timer(() -> {});
            timer.start(A_DAY);
            if (i % 100 == 0) {
                awaitTheThread();
            }
            timer.cancel();
            all.add(new WeakReference<>(timer));
        }

        // What arrived last is looked at when the next one is due, or when many have arrived.
        while (all.size() > many / 10) {
            System.gc();
            all.removeIf(timer -> timer.refersTo(null));
        }
    }

    /** Half of them are cancelled by another thread, before, while, or after they are due. */
    @Test
    void whoeverRacesEachIsDoneOnceOrCancelled() throws InterruptedException {
        int many = 20_000;
        CountDownLatch rest = new CountDownLatch(many / 2);
        AtomicIntegerArray runs = new AtomicIntegerArray(many);
        SynchronousQueue<Timer> toCancel = new SynchronousQueue<>();
        Thread canceller = Thread.ofPlatform().daemon().start(() -> cancelAll(toCancel, many / 2));

        for (int i = 0; i < many; i++) {
            int number = i;
            boolean stays = i % 2 == 0;
            Timer timer =
                    new Timer(
                            () -> {
                                runs.incrementAndGet(number);
                                if (stays) {
                                    rest.countDown();
                                }
                            });
            if (!stays) {
                toCancel.put(timer);
            }
            timer.start(1_000L * (i % 97));
        }

        rest.await();
        canceller.join();
        awaitTheThread();
        for (int i = 0; i < many; i++) {
            assertEquals(1, i % 2 == 0 ? runs.get(i) : Math.max(1, runs.get(i)));
        }
    }

    private static void cancelAll(SynchronousQueue<Timer> toCancel, int many) {
        try {
            for (int i = 0; i < many; i++) {
                Timer timer = toCancel.take();
                for (int turn = 0; turn < i % 301; turn++) {
                    Thread.onSpinWait();
                }
                timer.cancel();
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** The thread of the timers has taken over all that arrived before. */
    private static void awaitTheThread() throws InterruptedException {
        CountDownLatch looked = new CountDownLatch(1);
        new Timer(looked::countDown).start(0);
        looked.await();
    }
}
