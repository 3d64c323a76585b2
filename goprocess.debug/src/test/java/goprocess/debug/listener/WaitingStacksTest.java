package goprocess.debug.listener;

import static org.junit.jupiter.api.Assertions.assertEquals;

import goprocess.debug.NothingLeftOpen;
import goprocess.debug.event.EventNames;
import goprocess.debug.graph.ClosingNode;
import goprocess.debug.graph.Snapshot;
import goprocess.fixtures.Gate;
import goprocess.spi.ProcessNode;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.stream.IntStream;

/** Which of the threads that wait for a process are shown with their stacks in a snapshot. */
@NothingLeftOpen
class WaitingStacksTest {
    @Test
    void thoseThatHaveWaitedForLongestAre() throws Exception {
        try (Gate gate = new Gate();
                Flight flight = Flight.begun()) {
            List<Thread> newestFirst =
                    IntStream.range(0, Snapshot.MOST_WAITING_STACKS + 2)
                            .mapToObj(i -> Thread.ofPlatform().start(gate::passUninterruptibly))
                            .toList();
            ClosingNode held = new ClosingNode(1_000, "held", 1);
            held.isAwaitedBy(
                    IntStream.range(0, newestFirst.size())
                            .mapToObj(i -> new ProcessNode.Wait(newestFirst.get(i), false, 100 - i))
                            .toList());

            new ChunkSnapshot(() -> List.of(held)).writeUnfinished();

            List<Long> shown =
                    flight.events(EventNames.LIVE_THREAD).stream()
                            .filter(event -> event.getLong("id") == 1_000)
                            .map(event -> event.getThread("thread").getJavaThreadId())
                            .toList();
            assertEquals(
                    newestFirst.reversed().stream()
                            .limit(Snapshot.MOST_WAITING_STACKS)
                            .map(Thread::threadId)
                            .toList(),
                    shown);
        }
    }
}
