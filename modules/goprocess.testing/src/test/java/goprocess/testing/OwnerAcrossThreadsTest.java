package goprocess.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which test a process belongs to when threads outlive, share or cross tests. */
@ExtendWith(ProcessLeaks.class)
class OwnerAcrossThreadsTest {
    private static final ProcessLeaks AT_ONCE = new ProcessLeaks().within(Duration.ZERO);
    private static final Pattern LEFT = Pattern.compile("left (?:a process|(\\d+) processes) open");

    @AfterEach
    void close() {
        Left.close();
    }

    static class WithPool {
        @RegisterExtension static final ProcessLeaks LEAKS = AT_ONCE;

        static ExecutorService pool;

        @Test
        void leavesAChildThatAPoolOpened() throws Exception {
            GoProcess parent = Left.open("parent");
            pool.submit(() -> GoProcesses.named("child").parent(parent).open()).get();
        }
    }

    @Test
    void aChildThatAForeignThreadOpensBelongsToItsParentsOwner() throws Exception {
        ThreadFactory foreign = Thread.ofPlatform().inheritInheritableThreadLocals(false).factory();
        try (ExecutorService pool = Executors.newSingleThreadExecutor(foreign)) {
            WithPool.pool = pool;

            String message = Run.of(WithPool.class).failure().getMessage();

            assertTrue(message.contains("child #"), message);
        }
    }

    @TestMethodOrder(MethodOrderer.MethodName.class)
    static class WithEarlierPool {
        @RegisterExtension static final ProcessLeaks LEAKS = AT_ONCE;

        static ExecutorService pool;

        @Test
        void first() throws Exception {
            pool = Executors.newSingleThreadExecutor();
            pool.submit(() -> {}).get();
        }

        @Test
        void second() throws Exception {
            GoProcess parent = Left.open("parent");
            pool.submit(() -> GoProcesses.named("child").parent(parent).open()).get();
        }

        @AfterAll
        static void close() {
            pool.close();
        }
    }

    @Test
    void aChildThatThePoolOfAnEarlierTestOpensBelongsToItsParentsOwner() {
        Run run = Run.of(WithEarlierPool.class);

        assertEquals(Set.of("second()"), run.failed());
        assertTrue(run.failure().getMessage().contains("child #"), run.failure().getMessage());
    }

    static class LeavesAThread {
        @RegisterExtension static final ProcessLeaks LEAKS = AT_ONCE;

        static final CountDownLatch TEST_IS_OVER = new CountDownLatch(1);
        static Thread thread;

        @Test
        void leaves() {
            thread =
                    Thread.startVirtualThread(
                            () -> {
                                try {
                                    TEST_IS_OVER.await();
                                } catch (InterruptedException e) {
                                    throw new AssertionError(e);
                                }
                                Left.open("late");
                            });
        }

        @AfterAll
        static void join() throws InterruptedException {
            TEST_IS_OVER.countDown();
            thread.join();
        }
    }

    @Test
    void whatAThreadOpensThatOutlivesItsTestBelongsToTheClass() {
        assertEquals(
                Set.of("OwnerAcrossThreadsTest$LeavesAThread"),
                Run.of(LeavesAThread.class).failed());
    }

    static class OpensWhileItEnds {
        @RegisterExtension static final ProcessLeaks LEAKS = AT_ONCE;

        static final int THREADS = 4;
        static final int EACH = 2_000;
        static final CountDownLatch IN_THE_MIDDLE = new CountDownLatch(100);
        static final List<Thread> OPENING = new ArrayList<>();

        @Test
        void leaves() throws InterruptedException {
            for (int i = 0; i < THREADS; i++) {
                OPENING.add(Thread.startVirtualThread(OpensWhileItEnds::openMany));
            }
            IN_THE_MIDDLE.await();
        }

        static void openMany() {
            for (int n = 0; n < EACH; n++) {
                Left.open("left");
                IN_THE_MIDDLE.countDown();
            }
        }

        @AfterAll
        static void join() throws InterruptedException {
            for (Thread opening : OPENING) {
                opening.join();
            }
        }
    }

    @Test
    void whatIsOpenedWhileATestEndsIsMissedByNobody() {
        Run run = Run.of(OpensWhileItEnds.class);

        int missed = OpensWhileItEnds.THREADS * OpensWhileItEnds.EACH;
        for (Throwable failure : run.failures()) {
            Matcher left = LEFT.matcher(failure.getMessage());
            assertTrue(left.find(), failure.getMessage());
            missed -= left.group(1) == null ? 1 : Integer.parseInt(left.group(1));
        }
        assertEquals(0, missed);
    }

    static class Parallel {
        @RegisterExtension static final ProcessLeaks LEAKS = AT_ONCE;

        static final CyclicBarrier BOTH = new CyclicBarrier(2);

        @Test
        void leaves() throws Exception {
            BOTH.await();
            GoProcesses.go(self -> Left.open("left")).err();
            BOTH.await();
        }

        @Test
        void passes() throws Exception {
            BOTH.await();
            BOTH.await();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"FORK_JOIN_POOL", "WORKER_THREAD_POOL"})
    void aTestIsNotBlamedForWhatAnotherOpensAtTheSameTime(String executor) {
        String parallel = "junit.jupiter.execution.parallel.";
        Map<String, String> settings =
                Map.of(
                        parallel + "enabled", "true",
                        parallel + "mode.default", "concurrent",
                        parallel + "config.executor-service", executor,
                        parallel + "config.strategy", "fixed",
                        parallel + "config.fixed.parallelism", "2");

        assertEquals(Set.of("leaves()"), Run.of(Parallel.class, settings).failed());
    }
}
