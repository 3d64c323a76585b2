package goprocess.debug.listener;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goprocess.debug.Closing;
import goprocess.debug.NothingLeftOpen;
import goprocess.debug.event.EventNames;
import goprocess.debug.graph.ClosingNode;
import goprocess.debug.graph.Snapshot;
import goprocess.fixtures.Gate;
import goprocess.spi.ProcessNode;

import jdk.jfr.consumer.RecordedEvent;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/** What occupies the carrier threads, in a snapshot that is written while none is free. */
@NothingLeftOpen
class OccupiedCarriersTest {
    private static final int CARRIERS =
            Integer.getInteger(
                    "jdk.virtualThreadScheduler.parallelism",
                    Runtime.getRuntime().availableProcessors());

    private static final ClosingNode QUEUED =
            new ClosingNode(1_000, "queued", 0).withQueuedTeardown();

    private final AtomicBoolean over = new AtomicBoolean();

    @AfterEach
    void giveThemBack() {
        over.set(true);
    }

    private void spin() {
        while (!over.get()) {
            Thread.onSpinWait();
        }
    }

    private Thread takeCarrier() {
        AtomicBoolean running = new AtomicBoolean();
        Thread thread =
                Thread.ofVirtual()
                        .start(
                                () -> {
                                    running.set(true);
                                    spin();
                                });
        Closing.await(running::get);
        return thread;
    }

    private void takeAllCarriersButOne() {
        for (int i = 1; i < CARRIERS; i++) {
            takeCarrier();
        }
    }

    private static List<RecordedEvent> onCarriers(List<ProcessNode> nodes) throws IOException {
        try (Flight flight = Flight.begun()) {
            new ChunkSnapshot(() -> nodes).writeUnfinished();
            return flight.events(EventNames.LIVE_THREAD).stream()
                    .filter(event -> event.getBoolean("onCarrier"))
                    .toList();
        }
    }

    /** A function that gets its carrier after the snapshot has looked at it the first time. */
    @Test
    void aFunctionIsShownWhereItOccupiesOneAndNotWhereItWaitedBefore() throws Exception {
        takeAllCarriersButOne();
        try (Gate gate = new Gate()) {
            AtomicBoolean running = new AtomicBoolean();
            Thread late =
                    Thread.ofVirtual()
                            .start(
                                    () -> {
                                        gate.passUninterruptibly();
                                        running.set(true);
                                        spin();
                                    });
            gate.awaitReached();
            Closing.await(() -> late.getState() == Thread.State.WAITING);
            ClosingNode occupying =
                    new ClosingNode(1_001, "late", 1).withFunctionOn(late, () -> false);
            ClosingNode next =
                    new ClosingNode(1_002, "next", 1)
                            .withFunctionOn(
                                    Thread.currentThread(),
                                    () -> {
                                        gate.open();
                                        Closing.await(running::get);
                                        return false;
                                    });

            List<RecordedEvent> events = onCarriers(List.of(occupying, next, QUEUED));

            assertEquals(1, events.size());
            assertEquals("RUNNABLE", events.getFirst().getString("threadState"));
            String stack = events.getFirst().getString("stack");
            assertTrue(stack.contains("OccupiedCarriersTest.spin("), stack);
        }
    }

    /** A large machine has more carriers than that, and the diagnosis names the oldest. */
    @Test
    void allAreSaidToOccupyOneAndTheOldestAreShownWithAStack() throws Exception {
        takeAllCarriersButOne();
        Thread last = takeCarrier();
        List<ProcessNode> nodes = new ArrayList<>(List.of(QUEUED));
        long youngest = 1_001 + Snapshot.MOST_CARRIER_STACKS;
        for (long id = youngest; id > 1_000; id--) {
            nodes.add(new ClosingNode(id, "p", 1).withFunctionOn(last, () -> false));
        }

        List<RecordedEvent> events = onCarriers(nodes);

        assertEquals(Snapshot.MOST_CARRIER_STACKS + 1, events.size());
        assertEquals(
                List.of(youngest),
                events.stream()
                        .filter(event -> event.getString("stack") == null)
                        .map(event -> event.getLong("id"))
                        .toList());
    }
}
