package goprocess.debug.listener;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;
import goprocess.debug.NothingLeftOpen;
import goprocess.debug.event.EventNames;
import goprocess.debug.graph.ClosingNode;
import goprocess.debug.graph.Snapshot;
import goprocess.spi.ProcessProvider;

import jdk.jfr.consumer.RecordedEvent;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;

/** What a chunk begins with, where the graph was there before the recording. */
@NothingLeftOpen
class ChunkSnapshotTest {
    /** How much room a chunk of the usual size has for names. */
    private static final int TEXTS = (int) (ChunkSize.USUAL / 3);

    private final CountDownLatch end = new CountDownLatch(1);
    private final GoProcess app = GoProcesses.named("app").open();

    @AfterEach
    void closes() {
        end.countDown();
        app.close();
    }

    /** Its function has begun, and runs until the end of the test. */
    private GoProcess running(String name, GoProcess parent) throws InterruptedException {
        CountDownLatch running = new CountDownLatch(1);
        GoProcess process =
                parent.go(
                        name,
                        self -> {
                            running.countDown();
                            end.await();
                        });
        running.await();
        return process;
    }

    @Test
    void aProcessThatRuns() throws IOException {
        try (Flight flight = Flight.begun()) {
            RecordedEvent live = flight.only(EventNames.LIVE_PROCESS, app.id());
            assertEquals("app", live.getString("name"));
            assertEquals("RUNNING", live.getString("state"));
            assertTrue(0 < live.getLong("openedAt"));
            assertTrue(live.getLong("openedAt") < live.getLong("at"));
            assertEquals(0, live.getLong("closingAt"));
            assertNull(live.getString("cause"));
            assertEquals(-1, live.getLong("by"));
            assertEquals(0, live.getLong("functionAt"));
            assertEquals(0, live.getLong("teardownAt"));
        }
    }

    @Test
    void aFunctionThatRunsAndAClosingWithItsCause() throws Exception {
        Flight.begun().close(); // from the first recording on, functions have a time of their own
        CountDownLatch running = new CountDownLatch(1);
        Thread[] thread = new Thread[1];
        GoProcess worker =
                app.go(
                        "worker",
                        self -> {
                            thread[0] = Thread.currentThread();
                            running.countDown();
                            end.await();
                        });
        running.await();
        app.closeAsync();
        try (Flight flight = Flight.begun()) {
            RecordedEvent live = atItsBeginning(flight, worker);
            assertEquals("CLOSING", live.getString("state"));
            assertEquals("PARENT", live.getString("cause"));
            assertEquals(app.id(), live.getLong("by"));
            assertEquals("app", live.getString("byName"));
            assertEquals(Thread.currentThread().getName(), live.getString("byThread"));
            assertTrue(live.getLong("openedAt") < live.getLong("functionAt"));
            assertTrue(live.getLong("functionAt") < live.getLong("closingAt"));
            assertEquals(thread[0].threadId(), live.getThread("functionThread").getJavaThreadId());
        }
    }

    @Test
    void aTeardownThatRuns() throws Exception {
        CountDownLatch running = new CountDownLatch(1);
        app.setTeardown(
                () -> {
                    running.countDown();
                    end.await();
                });
        app.closeAsync();
        running.await();
        try (Flight flight = Flight.begun()) {
            RecordedEvent live = atItsBeginning(flight, app);
            assertTrue(live.getLong("closingAt") <= live.getLong("teardownAt"));
            assertNotNull(live.getThread("teardownThread"));
        }
    }

    /** At the end of a chunk, unfinished work is written again. */
    private static RecordedEvent atItsBeginning(Flight flight, GoProcess process)
            throws IOException {
        return flight.events(EventNames.LIVE_PROCESS).stream()
                .filter(live -> live.getLong("id") == process.id())
                .min(Comparator.comparingLong(live -> live.getLong("at")))
                .orElseThrow();
    }

    @Test
    void whatHasBegunAndNotEndedIsInAChunkThatEnds() throws Exception {
        try (Flight flight = Flight.begun()) {
            GoProcess idle = GoProcesses.named("idle").parent(app).open();
            GoProcess worker = running("worker", app);
            worker.closeAsync();
            RecordedEvent live = flight.only(EventNames.LIVE_PROCESS, worker.id());
            assertEquals("CLOSING", live.getString("state"));
            assertTrue(live.getLong("functionAt") > 0);
            assertTrue(
                    live.getString("functionStack").contains(ChunkSnapshotTest.class.getName()),
                    live::toString);
            assertTrue(
                    flight.events(EventNames.LIVE_PROCESS).stream()
                            .noneMatch(other -> other.getLong("id") == idle.id()));
            RecordedEvent unfinished = flight.events(EventNames.UNFINISHED).getLast();
            assertTrue(unfinished.getLong("working") >= 1 && unfinished.getLong("closing") >= 1);
            assertFalse(unfinished.getBoolean("truncated"));
        }
    }

    @Test
    void whoWaitsForWhomIsInIt() throws Exception {
        Thread waiter = Thread.ofPlatform().daemon().name("waiter").start(app::err);
        while (ProcessProvider.installed().node(app).waits().isEmpty()) {
            Thread.onSpinWait();
        }
        try (Flight flight = Flight.begun()) {
            RecordedEvent wait =
                    flight.events(EventNames.LIVE_WAIT).stream()
                            .filter(live -> live.getLong("id") == app.id())
                            .findFirst()
                            .orElseThrow();
            assertEquals(waiter.threadId(), wait.getThread("waitingThread").getJavaThreadId());
            assertFalse(wait.getBoolean("timed"));
        }
        app.close();
        waiter.join();
    }

    /** The stacks that there is room for are of others. */
    @Test
    void aFunctionThatWaitsForItsChildrenHoldsNothing() throws Exception {
        GoProcess worker =
                app.go(
                        "worker",
                        self -> {
                            GoProcesses.named("child").parent(self).open();
                            self.childrenClosed().await();
                        });
        while (ProcessProvider.installed().node(worker).childrenWaits().isEmpty()) {
            Thread.onSpinWait();
        }
        try (Flight flight = Flight.begun()) {
            List<RecordedEvent> seen =
                    flight.events(EventNames.LIVE_PROCESS).stream()
                            .filter(live -> live.getLong("id") == worker.id())
                            .toList();
            assertFalse(seen.isEmpty());
            seen.forEach(live -> assertNull(live.getString("functionStack")));
        }
        app.close();
    }

    /** As many as in a capture; each is in it, but not where. */
    @Test
    void whereThoseAreThatWaitForACloseIsInItOfSomeOnly() throws Exception {
        ClosingNode held = new ClosingNode(1, "held", 1);
        held.isAwaitedBy(Snapshot.MOST_WAITING_STACKS + 1);
        try (Flight flight = Flight.begun()) {
            new ChunkSnapshot(() -> List.of(held)).writeUnfinished();
            assertEquals(
                    Snapshot.MOST_WAITING_STACKS + 1,
                    ofThisThread(flight.events(EventNames.LIVE_WAIT), "waitingThread").size());
            List<RecordedEvent> threads =
                    ofThisThread(flight.events(EventNames.LIVE_THREAD), "thread");
            assertEquals(Snapshot.MOST_WAITING_STACKS, threads.size());
            assertTrue(threads.getFirst().getString("stack").contains("ChunkSnapshotTest"));
        }
    }

    private static List<RecordedEvent> ofThisThread(List<RecordedEvent> events, String field) {
        long tid = Thread.currentThread().threadId();
        return events.stream()
                .filter(event -> event.getThread(field).getJavaThreadId() == tid)
                .toList();
    }

    /** With more that is closing than there is room for, the one that holds it all is there. */
    @Test
    void whatHoldsACloseComesFirst() throws Exception {
        GoProcess holder = running("holder", app);
        GoProcess below = GoProcesses.named("below").waitFor(holder).open();
        for (int i = 0; i < ChunkSnapshot.PROCESSES; i++) {
            GoProcess next = GoProcesses.named("p").waitFor(below).open();
            below = i < 10 ? next : below;
            next.closeAsync();
        }
        holder.closeAsync();
        try (Flight flight = Flight.begun()) {
            assertTrue(flight.events(EventNames.SNAPSHOT).getFirst().getBoolean("truncated"));
            RecordedEvent live = atItsBeginning(flight, holder);
            assertTrue(live.getString("functionStack").contains("ChunkSnapshotTest"));
        }
        end.countDown();
    }

    @Test
    void itFitsWhateverSizeTheChunksHave() {
        assertEquals(1_000_000, ChunkSize.parsed("Memory size: 10.0 MB\nMax chunk size: 1.0 MB\n"));
        assertEquals(2_000_000_000, ChunkSize.parsed("Max chunk size: 2,0 GB"));
        assertEquals(ChunkSize.USUAL, ChunkSize.parsed("no such thing"));

        assertTrue(new Budget(1_000_000).hasLinks(8_000));
        assertFalse(new Budget(1_000_000).hasLinks(10_000));
    }

    private static String link(RecordedEvent link) {
        return link.getLong("id")
                + " → "
                + link.getLong("to")
                + (link.getBoolean("closes") ? " closes" : "")
                + (link.getBoolean("waits") ? " waits" : "")
                + (link.getBoolean("closesOnFailure") ? " closesOnFailure" : "");
    }

    @Test
    void allLinksWithWhatTheyDo() throws IOException {
        GoProcess db = GoProcesses.named("db").parent(app).open();
        GoProcess http = GoProcesses.named("http").parent(app).waitFor(db).open();
        GoProcess worker = GoProcesses.named("worker").closeOnFailure(app).open();
        app.addChildNoWait(worker);
        try (Flight flight = Flight.begun()) {
            Set<String> links =
                    flight.events(EventNames.LIVE_LINK).stream()
                            .filter(link -> link.getLong("id") >= app.id())
                            .map(ChunkSnapshotTest::link)
                            .collect(Collectors.toCollection(TreeSet::new));
            assertEquals(
                    new TreeSet<>(
                            Set.of(
                                    app.id() + " → " + db.id() + " closes waits",
                                    app.id() + " → " + http.id() + " closes waits",
                                    app.id() + " → " + worker.id() + " closes",
                                    http.id() + " → " + db.id() + " waits",
                                    worker.id() + " → " + app.id() + " closesOnFailure")),
                    links);
        }
    }

    @Test
    void everyChunkBeginsWithOne() throws IOException {
        try (Flight flight = Flight.begun()) {
            Flight.rotate();
            flight.file();
            int chunks = flight.events(EventNames.SNAPSHOT).size();
            // One for the beginning of the recording, and one each for the other's two ends.
            assertEquals(3, chunks);
            assertEquals(
                    chunks,
                    flight.events(EventNames.LIVE_PROCESS).stream()
                            .filter(live -> live.getLong("id") == app.id())
                            .count());
        }
    }

    @Test
    void whatHasClosedIsNotInIt() throws IOException {
        GoProcess gone = GoProcesses.named("gone").parent(app).open();
        gone.close();
        try (Flight flight = Flight.begun()) {
            assertTrue(
                    flight.events(EventNames.LIVE_PROCESS).stream()
                            .noneMatch(live -> live.getLong("id") == gone.id()));
        }
    }

    @Test
    void itCountsWhatIsOpen() throws IOException {
        try (Flight before = Flight.begun()) {
            long running = before.events(EventNames.SNAPSHOT).getFirst().getLong("running");
            GoProcesses.named("one").parent(app).open();
            GoProcesses.named("two").parent(app).open();
            try (Flight after = Flight.begun()) {
                RecordedEvent snapshot = after.events(EventNames.SNAPSHOT).getFirst();
                assertEquals(running + 2, snapshot.getLong("running"));
                assertFalse(snapshot.getBoolean("truncated"));
            }
        }
    }

    @Test
    void aboveTheLimitOnlyWhatIsClosingAndItsAncestorsAndTheCounts() throws Exception {
        GoProcess pool = GoProcesses.named("pool").parent(app).open();
        for (int i = 0; i < ChunkSnapshot.PROCESSES; i++) {
            GoProcesses.withParent(pool);
        }
        GoProcess team = GoProcesses.named("team").parent(app).open();
        GoProcess worker = running("worker", team);
        worker.closeAsync();
        try (Flight flight = Flight.begun()) {
            RecordedEvent snapshot = flight.events(EventNames.SNAPSHOT).getFirst();
            assertTrue(snapshot.getBoolean("truncated"));
            assertTrue(snapshot.getLong("running") >= ChunkSnapshot.PROCESSES + 3);
            assertTrue(snapshot.getLong("closing") >= 1);
            assertTrue(snapshot.getLong("links") >= ChunkSnapshot.PROCESSES + 3);
            Set<String> names =
                    flight.events(EventNames.LIVE_PROCESS).stream()
                            .filter(live -> live.getLong("id") >= app.id())
                            .map(live -> live.getString("name"))
                            .collect(Collectors.toSet());
            assertEquals(Set.of("app", "team", "worker"), names);
            assertFalse(flight.read().isComplete());
        }
    }

    @Test
    void waitsForWhichThereIsNoRoomAreNotLeftOutInSilence() throws Exception {
        ClosingNode held = new ClosingNode(1, "held", 1).withFunction();
        held.isAwaitedBy((int) ChunkSize.USUAL / Budget.BYTES_PER_LINK + 1);
        try (Flight flight = Flight.begun()) {
            new ChunkSnapshot(() -> List.of(held)).writeUnfinished();
            assertTrue(
                    flight.events(EventNames.UNFINISHED).stream()
                            .anyMatch(unfinished -> unfinished.getBoolean("truncated")));
        }
    }

    /** It takes no room from the links, of which there are as many as fit. */
    @Test
    void whereThreadsWaitCostsNoLink() throws Exception {
        ClosingNode held = new ClosingNode(1, "held", 1);
        held.isAwaitedBy((int) ChunkSize.USUAL / Budget.BYTES_PER_LINK);
        try (Flight flight = Flight.begun()) {
            new ChunkSnapshot(() -> List.of(held)).writeUnfinished();
            assertFalse(ofThisThread(flight.events(EventNames.LIVE_THREAD), "thread").isEmpty());
            assertTrue(
                    flight.events(EventNames.UNFINISHED).stream()
                            .noneMatch(unfinished -> unfinished.getBoolean("truncated")));
        }
    }

    /** A period leaves the snapshot at the beginning of the first chunk out, too. */
    @Test
    void howAChunkBeganIsNotKnownThoughItIsTheFirstSinceTheRegistration() throws Exception {
        ChunkSnapshot snapshot = new ChunkSnapshot(List::of);
        try (Flight flight = Flight.planned()) {
            flight.recording().enable(EventNames.SNAPSHOT).withPeriod(Duration.ofHours(1));
            snapshot.register();
            try {
                flight.recording().start();
                Set<Long> written =
                        flight.events(EventNames.UNFINISHED).stream()
                                .map(end -> end.getLong("written"))
                                .collect(Collectors.toSet());
                assertEquals(Set.of(-1L), written);
            } finally {
                snapshot.unregister();
            }
        }
    }

    /** Nothing was open until then, so nothing is missing. */
    @Test
    void aChunkInWhichItIsRegisteredBeganWithNothing() throws Exception {
        ChunkSnapshot snapshot = new ChunkSnapshot(List::of);
        try (Flight flight = Flight.begun()) {
            snapshot.register();
            try {
                assertTrue(
                        flight.events(EventNames.UNFINISHED).stream()
                                .allMatch(end -> end.getLong("written") >= 0));
            } finally {
                snapshot.unregister();
            }
        }
    }

    @Test
    void aSnapshotThatFailsIsNotLeftOutInSilence() throws Exception {
        ChunkSnapshot failing =
                new ChunkSnapshot(
                        () -> {
                            throw new OutOfMemoryError("of the test");
                        });
        try (Flight flight = Flight.begun()) {
            assertThrows(OutOfMemoryError.class, failing::writeUnfinished);
            assertTrue(
                    flight.events(EventNames.UNFINISHED).stream()
                            .anyMatch(unfinished -> unfinished.getBoolean("truncated")));
        }
    }

    @Test
    void namesThatWouldFillTheChunkAreLikeTooManyProcesses() throws Exception {
        String name = "n".repeat(1_000);
        GoProcess pool = GoProcesses.named("pool").parent(app).open();
        for (int i = 0; i < TEXTS / name.length(); i++) {
            GoProcesses.named(name).parent(pool).open();
        }
        GoProcess worker = running("worker", app);
        worker.closeAsync();
        try (Flight flight = Flight.begun()) {
            assertTrue(flight.events(EventNames.SNAPSHOT).getFirst().getBoolean("truncated"));
            assertEquals(
                    List.of("app", "worker"),
                    flight.events(EventNames.LIVE_PROCESS).stream()
                            .map(live -> live.getString("name"))
                            .distinct()
                            .sorted()
                            .toList());
        }
    }

    @Test
    void namesOfWhatIsClosingHaveNoMoreRoom() throws Exception {
        String name = "n".repeat(1_000);
        int many = TEXTS / name.length();
        app.go("worker", self -> end.await());
        List<GoProcess> held = new ArrayList<>();
        for (int i = 0; i < many; i++) {
            held.add(GoProcesses.named(name).waitFor(app).open());
        }
        held.forEach(GoProcess::closeAsync);
        try (Flight flight = Flight.begun()) {
            RecordedEvent snapshot = flight.events(EventNames.SNAPSHOT).getFirst();
            assertTrue(snapshot.getBoolean("truncated"));
            long written =
                    flight.events(EventNames.LIVE_PROCESS).stream()
                            .filter(live -> live.getLong("at") < snapshot.getLong("at"))
                            .map(live -> live.getLong("id"))
                            .distinct()
                            .count();
            assertTrue(0 < written && written < many, () -> written + " of " + many);
        }
        end.countDown();
        app.close();
        held.forEach(GoProcess::err);
    }

    @Test
    void belowTheLimitItIsWhole() throws IOException {
        GoProcess pool = GoProcesses.named("pool").parent(app).open();
        for (int i = 0; i < 1_000; i++) {
            GoProcesses.withParent(pool);
        }
        try (Flight flight = Flight.begun()) {
            assertEquals(
                    1_002,
                    flight.events(EventNames.LIVE_PROCESS).stream()
                            .filter(live -> live.getLong("id") >= app.id())
                            .count());
            assertTrue(flight.read().isComplete());
        }
    }
}
