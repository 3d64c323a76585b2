package goprocess.debug;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goprocess.api.GoProcess;
import goprocess.api.GoProcessBuilder;
import goprocess.api.GoProcesses;
import goprocess.api.ProcessFunction;
import goprocess.debug.listener.Flight;
import goprocess.debug.recording.ProcessRecording;
import goprocess.spi.ProcessNode;
import goprocess.spi.ProcessProvider;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/**
 * More hangs than there are stacks, in a capture and in a snapshot: both give them to what is named
 * first, wherever it is among the others, so a recording says the same as the live diagnosis.
 */
@NothingLeftOpen
class RecordedManyHangsTest {
    private static final int MANY = 1_100;
    private static final int LAST = MANY - 1;

    private final CountDownLatch end = new CountDownLatch(1);
    private final List<GoProcess> all = new ArrayList<>();

    /** What is closed at the end, in addition to these. */
    private final List<GoProcess> others = new ArrayList<>();

    @AfterEach
    void letsGo() {
        end.countDown();
        all.forEach(GoProcess::closeAsync);
        all.forEach(GoProcess::err);
        others.forEach(GoProcess::close);
        Closing.await(() -> ProcessProvider.installed().abandoned().isEmpty());
    }

    /** At a line of its own: it is not told together with others. */
    private void hangFirst() {
        boolean over = false;
        while (!over) {
            try {
                end.await();
                over = true;
            } catch (InterruptedException e) {
                // It heeds none.
            }
        }
    }

    private void hang(int number, int first) {
        if (number == first) {
            hangFirst();
            return;
        }
        boolean over = false;
        while (!over) {
            try {
                end.await();
                over = true;
            } catch (InterruptedException e) {
                // It heeds none.
            }
        }
    }

    /** So that one has been closing for longest. */
    private void closeAll(int first) {
        all.get(first).closeAsync();
        all.forEach(GoProcess::closeAsync);
    }

    private static ProcessNode.Look look(GoProcess process) {
        return ProcessProvider.installed().node(process).look();
    }

    private static boolean isAtRest(GoProcess process) {
        ProcessNode.Look look = look(process);
        ProcessNode.Work work = look.teardown() == null ? look.function() : look.teardown();
        if (!look.callbacks().isEmpty()) {
            work = look.callbacks().getFirst();
        }
        return work != null && work.started() && isParked(work.thread());
    }

    private static boolean isParked(Thread thread) {
        return thread != null && thread.getState() == Thread.State.WAITING;
    }

    private static String firstLine(Diagnosis diagnosis) {
        return FirstLine.of(diagnosis).replaceAll("for [0-9.]+ m?s", "for AGE");
    }

    private void assertFirstInBoth(Flight flight, GoProcess expected) throws Exception {
        Closing.await(() -> all.stream().allMatch(RecordedManyHangsTest::isAtRest));
        assertSameFirstLine(flight, expected, "RecordedManyHangsTest.hangFirst(");
    }

    private static void assertSameFirstLine(Flight flight, GoProcess expected, String place)
            throws Exception {
        String live = firstLine(ProcessGraph.capture().diagnose());
        ProcessRecording recording = flight.read();
        String recorded = firstLine(recording.graphAt(recording.end()).diagnose());
        assertEquals(live, recorded);
        assertTrue(live.startsWith(FirstLine.name(expected) + " "), live);
        assertTrue(live.contains(place), live);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, LAST})
    void functions(int first) throws Exception {
        try (Flight flight = Flight.begun()) {
            for (int i = 0; i < MANY; i++) {
                int number = i;
                all.add(GoProcesses.named("stuck-" + i).go(self -> hang(number, first)));
            }
            Closing.await(() -> all.stream().allMatch(RecordedManyHangsTest::isAtRest));
            closeAll(first);
            assertFirstInBoth(flight, all.get(first));
        }
    }

    /** The snapshot at the beginning of the recording is as large, and the last one decides. */
    @Test
    void functionsThatAreThereBeforeTheRecording() throws Exception {
        try (Flight flight = Flight.planned()) {
            GoProcess app = GoProcesses.named("app").open();
            for (int i = 0; i < MANY; i++) {
                int number = i;
                all.add(app.go("stuck-" + i, self -> hang(number, LAST)));
            }
            Closing.await(() -> all.stream().allMatch(RecordedManyHangsTest::isAtRest));
            all.get(LAST).closeAsync();
            app.closeAsync();
            flight.recording().start();
            assertFirstInBoth(flight, all.get(LAST));
            others.add(app);
        }
    }

    /** Its function hangs by itself, though it has many children that hang too. */
    @Test
    void aFunctionAboveManyOthers() throws Exception {
        try (Flight flight = Flight.begun()) {
            GoProcess server = GoProcesses.named("server").go(self -> hangFirst());
            all.add(server);
            for (int i = 1; i < MANY; i++) {
                int number = i;
                all.add(server.go("connection-" + i, self -> hang(number, 0)));
            }
            Closing.await(() -> all.stream().allMatch(RecordedManyHangsTest::isAtRest));
            server.closeAsync();
            assertFirstInBoth(flight, server);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, LAST})
    void teardowns(int first) throws Exception {
        try (Flight flight = Flight.begun()) {
            for (int i = 0; i < MANY; i++) {
                int number = i;
                all.add(GoProcesses.named("stuck-" + i).teardown(() -> hang(number, first)).open());
            }
            all.get(first).closeAsync();
            Closing.await(() -> isAtRest(all.get(first)));
            closeAll(first);
            assertFirstInBoth(flight, all.get(first));
        }
    }

    /** A teardown is as old as its beginning, and not as the close. */
    @Test
    void aTeardownThatBeganFirstThoughItsCloseBeganLast() throws Exception {
        try (Flight flight = Flight.begun()) {
            GoProcess child = GoProcesses.named("child").open();
            for (int i = 0; i < MANY; i++) {
                int number = i;
                all.add(GoProcesses.named("stuck-" + i).teardown(() -> hang(number, LAST)).open());
                if (i != LAST) {
                    all.get(i).waitFor(child);
                }
            }
            all.forEach(GoProcess::closeAsync);
            Closing.await(() -> isAtRest(all.get(LAST)));
            child.close();
            assertFirstInBoth(flight, all.get(LAST));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, LAST})
    void callbacks(int first) throws Exception {
        try (Flight flight = Flight.begun()) {
            for (int i = 0; i < MANY; i++) {
                int number = i;
                GoProcess process = GoProcesses.named("stuck-" + i).open();
                process.closing().onRaised(() -> hang(number, first));
                all.add(process);
            }
            all.get(first).closeAsync();
            Closing.await(() -> isAtRest(all.get(first)));
            closeAll(first);
            assertFirstInBoth(flight, all.get(first));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, LAST})
    void workThatWasAbandoned(int first) throws Exception {
        try (Flight flight = Flight.begun()) {
            List<Thread> threads = new ArrayList<>();
            for (int i = 0; i < MANY; i++) {
                int number = i;
                all.add(GoProcesses.named("stuck-" + i).go(self -> hang(number, first)));
            }
            Closing.await(() -> all.stream().allMatch(RecordedManyHangsTest::isAtRest));
            all.forEach(process -> threads.add(look(process).function().thread()));
            all.get(first).closeAsync();
            all.get(first).abandon();
            all.get(first).err();
            all.forEach(GoProcess::closeAsync);
            all.forEach(GoProcess::abandon);
            all.forEach(GoProcess::err);
            Closing.await(() -> threads.stream().allMatch(RecordedManyHangsTest::isParked));
            assertSameFirstLine(flight, all.get(first), "RecordedManyHangsTest.hangFirst(");
        }
    }

    /** It is not to close, and holds the oldest close of all. */
    @Test
    void oneThatNobodyCloses() throws Exception {
        try (Flight flight = Flight.begun()) {
            GoProcess app = GoProcesses.named("app").open();
            for (int i = 0; i < MANY; i++) {
                int number = i;
                all.add(app.go("stuck-" + i, self -> hang(number, -1)));
            }
            GoProcess forgotten = GoProcesses.named("forgotten").go(self -> hangFirst());
            app.waitFor(forgotten);
            all.add(forgotten);
            Closing.await(() -> all.stream().allMatch(RecordedManyHangsTest::isAtRest));
            app.closeAsync();
            assertFirstInBoth(flight, forgotten);
            others.add(app);
        }
    }

    /** It will never end, and so is named before older ones, which may. */
    @Test
    void oneThatWaitsForItself() throws Exception {
        assertIsNamedBeforeMany(GoProcesses.named("own"), self -> awaitUntilInterrupted(self));
    }

    @Test
    void oneThatWaitsForBackground() throws Exception {
        assertIsNamedBeforeMany(
                GoProcesses.named("lost"), self -> awaitUntilInterrupted(GoProcesses.background()));
    }

    /** Those go on when their time is over. */
    @Test
    void oneThatWaitsForItselfBesideManyThatDoSoForATime() throws Exception {
        try (Flight flight = Flight.begun()) {
            for (int i = 0; i < MANY; i++) {
                all.add(GoProcesses.named("polling-" + i).go(self -> awaitForATime(self)));
            }
            GoProcess own = GoProcesses.named("own").go(self -> awaitUntilInterrupted(self));
            all.add(own);
            Closing.await(() -> all.stream().allMatch(RecordedManyHangsTest::isAwaited));
            all.forEach(GoProcess::closeAsync);
            assertSameFirstLine(flight, own, "RecordedManyHangsTest.awaitUntilInterrupted(");
        } finally {
            all.forEach(Closing::interrupt);
        }
    }

    private static boolean isAwaited(GoProcess process) {
        return !ProcessProvider.installed().node(process).waits().isEmpty();
    }

    private void assertIsNamedBeforeMany(GoProcessBuilder builder, ProcessFunction endless)
            throws Exception {
        GoProcess last;
        try (Flight flight = Flight.begun()) {
            for (int i = 0; i < MANY; i++) {
                int number = i;
                all.add(GoProcesses.named("stuck-" + i).go(self -> hang(number, -1)));
            }
            last = builder.go(endless);
            all.add(last);
            Closing.await(() -> all.stream().allMatch(RecordedManyHangsTest::isAtRest));
            all.forEach(GoProcess::closeAsync);
            Closing.await(() -> all.stream().allMatch(RecordedManyHangsTest::isAtRest));
            assertSameFirstLine(flight, last, "RecordedManyHangsTest.awaitUntilInterrupted(");
        } finally {
            Closing.interrupt(all.getLast());
        }
        last.err();
    }

    /** It may end by itself, and until then nothing else holds its close. */
    @Test
    void oneThatWaitsForBackgroundForATime() throws Exception {
        GoProcess polling;
        try (Flight flight = Flight.begun()) {
            for (int i = 0; i < MANY; i++) {
                int number = i;
                all.add(GoProcesses.named("stuck-" + i).go(self -> hang(number, -1)));
            }
            polling =
                    GoProcesses.named("polling")
                            .go(self -> awaitForATime(GoProcesses.background()));
            Closing.await(() -> isAwaited(GoProcesses.background()));
            Closing.await(() -> all.stream().allMatch(RecordedManyHangsTest::isAtRest));
            polling.closeAsync();
            all.forEach(GoProcess::closeAsync);
            Closing.await(() -> all.stream().allMatch(RecordedManyHangsTest::isAtRest));
            assertSameFirstLine(flight, polling, "RecordedManyHangsTest.awaitForATime(");
        } finally {
            end.countDown();
        }
        Closing.interrupt(polling);
        polling.err();
    }

    private static void awaitForATime(GoProcess process) {
        try {
            process.closed().await(Duration.ofHours(1));
        } catch (InterruptedException e) {
            // The test is over.
        }
    }

    private static void awaitUntilInterrupted(GoProcess process) {
        try {
            process.closed().await();
        } catch (InterruptedException e) {
            // The test is over.
        }
    }

    /** The close of an older one is held by as many that nobody closes and that have no work. */
    @Test
    void oneBesideManyThatHaveNoWork() throws Exception {
        try (Flight flight = Flight.begun()) {
            GoProcess below = GoProcesses.named("below").teardown(this::hangFirst).open();
            GoProcess both = GoProcesses.named("both").waitFor(below).go(self -> hangFirst());
            all.addAll(List.of(both, below));
            GoProcess older = GoProcesses.named("older").open();
            for (int i = 0; i < MANY; i++) {
                GoProcess idle = GoProcesses.named("idle-" + i).open();
                older.waitFor(idle);
                others.add(idle);
            }
            others.add(older);
            Closing.await(() -> isAtRest(both));
            older.closeAsync();
            both.closeAsync();
            below.closeAsync();
            Closing.await(() -> isAtRest(below));
            GraphFilter filter = GraphFilter.all().named("both|below");
            LiveAndRecorded.assertSaysTheSame(flight, filter, "both");
        }
    }

    /** The thread that waits for it waits for the youngest of all, by its number. */
    @Test
    void aThreadThatWaitsForTheOldestClose() throws Exception {
        try (Flight flight = Flight.begun()) {
            for (int i = 0; i < MANY; i++) {
                int number = i;
                all.add(GoProcesses.named("stuck-" + i).go(self -> hang(number, LAST)));
            }
            List<Thread> waiters = new ArrayList<>();
            for (GoProcess process : all) {
                waiters.add(Thread.ofVirtual().start(() -> awaitClose(process)));
            }
            Closing.await(() -> waiters.stream().allMatch(RecordedManyHangsTest::isParked));
            closeAll(LAST);
            Closing.await(() -> all.stream().allMatch(RecordedManyHangsTest::isAtRest));
            String live = waiter(ProcessGraph.capture().diagnose());
            ProcessRecording recording = flight.read();
            String recorded = waiter(recording.graphAt(recording.end()).diagnose());
            assertEquals(live, recorded);
            assertTrue(
                    live.startsWith(
                            "  "
                                    + FirstLine.name(all.get(LAST))
                                    + " is waited for, at RecordedManyHangsTest.awaitClose("),
                    live);
        }
    }

    private static void awaitClose(GoProcess process) {
        process.err();
    }

    private static String waiter(Diagnosis diagnosis) {
        return diagnosis
                .toString()
                .lines()
                .filter(line -> line.contains(" is waited for"))
                .findFirst()
                .orElse("nobody waits")
                .replaceAll("for [0-9.]+ m?s", "for AGE");
    }
}
