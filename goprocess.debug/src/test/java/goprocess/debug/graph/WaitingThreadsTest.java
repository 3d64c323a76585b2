package goprocess.debug.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;

import goprocess.api.State;
import goprocess.spi.ProcessLink;
import goprocess.spi.ProcessNode;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** Threads that wait for a close: a few are told, so it matters which come first. */
class WaitingThreadsTest {
    private static final int MANY = Snapshot.MOST_WAITING_STACKS + 5;

    private final CountDownLatch end = new CountDownLatch(1);

    @AfterEach
    void letThemGo() {
        end.countDown();
    }

    /** A thread that has begun to wait, so that it has a stack. */
    private Thread waiting() {
        CountDownLatch begun = new CountDownLatch(1);
        Thread thread =
                Thread.ofPlatform()
                        .start(
                                () -> {
                                    begun.countDown();
                                    await(end);
                                });
        await(begun);
        return thread;
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** In the order in which a process lists them: the newest first. */
    private List<ProcessNode.Wait> newestFirst(int threads, long oldestSince) {
        return IntStream.range(0, threads)
                .mapToObj(
                        i -> new ProcessNode.Wait(waiting(), false, oldestSince + threads - 1 - i))
                .toList();
    }

    private static List<ThreadWait> looks(ProcessNode... roots) {
        Walk walk = new Walk();
        List.of(roots).forEach(walk::discover);
        walk.run();
        return new WaitingThreads(walk).looks();
    }

    @Test
    void thoseThatHaveWaitedForLongestComeFirstAndHaveTheStacks() {
        ClosingNode held = new ClosingNode(1, "held", 1);
        held.isAwaitedBy(newestFirst(MANY, 100));
        List<ThreadWait> looks = looks(held);
        assertEquals(
                LongStream.range(100, 100 + MANY).boxed().toList(),
                looks.stream().map(ThreadWait::since).toList());
        assertEquals(
                IntStream.range(0, MANY).mapToObj(i -> i < Snapshot.MOST_WAITING_STACKS).toList(),
                looks.stream().map(wait -> !wait.thread().stack().isEmpty()).toList());
    }

    @Test
    void thoseThatWaitForTheOldestProcessComeFirst() {
        ClosingNode older = new ClosingNode(1, "older", 1);
        older.isAwaitedBy(newestFirst(1, 300));
        ClosingNode newer = new ClosingNode(2, "newer", 1);
        newer.isAwaitedBy(newestFirst(1, 100));
        assertEquals(
                List.of(300L, 100L), looks(newer, older).stream().map(ThreadWait::since).toList());
    }

    /** A process of a recording, with the waits in the order in which they were read. */
    private record Read(ClosingNode node, long... since) implements RecordedThreads.Node {
        @Override
        public RecordedThreads threads() {
            List<RecordedThreads.Wait> waits = new ArrayList<>();
            for (int i = 0; i < since.length; i++) {
                ThreadLook thread = ThreadLook.recorded(50 - i, "waiter");
                waits.add(new RecordedThreads.Wait(thread, false, false, false, since[i]));
            }
            return new RecordedThreads(
                    null, null, List.of(), List.of(), waits, List.of(), false, false);
        }

        @Override
        public long id() {
            return node.id();
        }

        @Override
        public String name() {
            return node.name();
        }

        @Override
        public State state() {
            return node.state();
        }

        @Override
        public Look look() {
            return node.look();
        }

        @Override
        public void forEachLink(Consumer<? super ProcessLink> visitor) {}

        @Override
        public void forEachLinkFrom(Consumer<? super ProcessLink> visitor) {}

        @Override
        public List<Wait> waits() {
            return List.of();
        }
    }

    /** Three snapshots list them in three orders. */
    @Test
    void thoseOfARecordingAreInTheSameOrder() {
        List<ProcessNode> read =
                List.of(
                        new Read(new ClosingNode(2, "newer", 1), 30, 10, 20, 10),
                        new Read(new ClosingNode(1, "older", 1), 40));
        List<ThreadWait> waits = Recorded.of(read, Instant.EPOCH, 100, 1, List.of()).waits();
        assertEquals(
                List.of("40 50", "10 47", "10 49", "20 48", "30 50"),
                waits.stream().map(wait -> wait.since() + " " + wait.thread().tid()).toList());
    }
}
