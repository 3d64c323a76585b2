package goprocess.debug.listener;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goprocess.api.CloseException;
import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;
import goprocess.debug.NothingLeftOpen;
import goprocess.debug.event.EventNames;

import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;

/** Every transition is an event that tells what happened, to which process, and by whom. */
@NothingLeftOpen
class TransitionEventsTest {
    private Flight flight;

    @BeforeEach
    void begins() throws IOException {
        flight = Flight.begun();
    }

    @AfterEach
    void ends() throws IOException {
        flight.close();
    }

    private RecordedEvent only(String name, GoProcess process) throws IOException {
        return flight.only(name, process.id());
    }

    @Test
    void openingNamesTheProcessAndItsFirstParent() throws IOException {
        GoProcess app = GoProcesses.named("app").open();
        GoProcess http = GoProcesses.named("http").parent(app).open();
        app.close();
        RecordedEvent event = only(EventNames.OPENED, http);
        assertEquals("http", event.getString("name"));
        assertEquals(app.id(), event.getLong("parent"));
        assertEquals("app", event.getString("parentName"));
    }

    @Test
    void openingWithoutAParentSaysSo() throws IOException {
        GoProcess app = GoProcesses.named("app").open();
        app.close();
        RecordedEvent event = only(EventNames.OPENED, app);
        assertEquals(-1, event.getLong("parent"));
        assertNull(event.getString("parentName"));
    }

    private RecordedEvent linked(String expected, GoProcess from, GoProcess to) throws IOException {
        RecordedEvent event = only(EventNames.LINKED, from);
        assertEquals(to.id(), event.getLong("to"));
        assertEquals(
                expected,
                (event.getBoolean("closes") ? "closes " : "")
                        + (event.getBoolean("waits") ? "waits " : "")
                        + (event.getBoolean("closesOnFailure") ? "closesOnFailure " : ""));
        return event;
    }

    @Test
    void aWaitIsALinkThatWaits() throws IOException {
        GoProcess http = GoProcesses.named("http").open();
        GoProcess db = GoProcesses.named("db").open();
        http.waitFor(db);
        RecordedEvent event = linked("waits ", http, db);
        assertEquals("http", event.getString("name"));
        assertEquals("db", event.getString("toName"));
        db.close();
        http.close();
    }

    @Test
    void aChildNobodyWaitsForIsALinkThatCloses() throws IOException {
        GoProcess app = GoProcesses.named("app").open();
        GoProcess child = GoProcesses.named("child").open();
        app.addChildNoWait(child);
        linked("closes ", app, child);
        app.close();
    }

    @Test
    void aChildAddedLaterIsALinkThatClosesAndWaits() throws IOException {
        GoProcess app = GoProcesses.named("app").open();
        GoProcess child = GoProcesses.named("child").open();
        app.addChild(child);
        linked("closes waits ", app, child);
        app.close();
    }

    @Test
    void closeOnFailureIsALinkThatClosesThen() throws IOException {
        GoProcess app = GoProcesses.named("app").open();
        GoProcess worker = GoProcesses.named("worker").closeOnFailure(app).open();
        linked("closesOnFailure ", worker, app);
        worker.close();
        app.close();
    }

    @Test
    void aFunctionIsATimeSpanOnItsThread() throws IOException {
        AtomicLong thread = new AtomicLong();
        GoProcess worker =
                GoProcesses.named("worker")
                        .go(self -> thread.set(Thread.currentThread().threadId()));
        worker.err();
        RecordedEvent event = only(EventNames.FUNCTION, worker);
        assertEquals("worker", event.getString("name"));
        assertEquals(thread.get(), event.getThread().getJavaThreadId());
        assertTrue(event.getLong("startedAt") < event.getLong("at"));
        assertTrue(event.getDuration().isPositive());
        assertNull(event.getString("failure"));
    }

    @Test
    void aFunctionThatFailsSaysHow() throws IOException {
        GoProcess worker =
                GoProcesses.named("worker")
                        .go(
                                self -> {
                                    throw new IOException("no route");
                                });
        worker.err();
        assertEquals(
                "java.io.IOException: no route",
                only(EventNames.FUNCTION, worker).getString("failure"));
    }

    @Test
    void aTeardownIsATimeSpanOnItsThread() throws IOException {
        AtomicLong thread = new AtomicLong();
        GoProcess pool =
                GoProcesses.named("pool")
                        .teardown(() -> thread.set(Thread.currentThread().threadId()))
                        .open();
        pool.close();
        RecordedEvent event = only(EventNames.TEARDOWN, pool);
        assertEquals("pool", event.getString("name"));
        assertEquals(thread.get(), event.getThread().getJavaThreadId());
        assertTrue(event.getLong("startedAt") < event.getLong("at"));
        assertTrue(event.getDuration().isPositive());
        assertNull(event.getString("failure"));
    }

    @Test
    void aTeardownThatFailsSaysHow() throws IOException {
        GoProcess pool =
                GoProcesses.named("pool")
                        .teardown(
                                () -> {
                                    throw new IOException("disk full");
                                })
                        .open();
        assertThrows(CloseException.class, pool::close);
        assertEquals(
                "java.io.IOException: disk full",
                only(EventNames.TEARDOWN, pool).getString("failure"));
        assertEquals(
                "java.io.IOException: disk full",
                only(EventNames.CLOSED, pool).getString("failure"));
    }

    @Test
    void closedSpansTheTimeFromClosingAndNamesTheLastThatWasWaitedFor() throws IOException {
        GoProcess app = GoProcesses.named("app").open();
        GoProcess child = GoProcesses.named("child").parent(app).teardown(() -> {}).open();
        app.close();
        RecordedEvent closing = only(EventNames.CLOSING, app);
        RecordedEvent closed = only(EventNames.CLOSED, app);
        assertEquals("app", closed.getString("name"));
        assertEquals(closing.getLong("at"), closed.getLong("closingAt"));
        assertTrue(closed.getLong("at") > closed.getLong("closingAt"));
        assertTrue(closed.getDuration().isPositive());
        // Before anything else is done for the closing, which may load classes.
        assertFalse(closed.getStartTime().isAfter(closing.getStartTime()));
        assertEquals(child.id(), closed.getLong("last"));
        assertEquals("child", closed.getString("lastName"));
        assertNull(closed.getString("failure"));
    }

    @Test
    void closedWithoutAWaitNamesNobody() throws IOException {
        GoProcess app = GoProcesses.named("app").open();
        app.close();
        RecordedEvent closed = only(EventNames.CLOSED, app);
        assertEquals(-1, closed.getLong("last"));
        assertNull(closed.getString("lastName"));
    }

    @Test
    void theClockOrdersTheTransitionsOfAProcess() throws IOException {
        GoProcess worker = GoProcesses.named("worker").teardown(() -> {}).go(self -> {});
        worker.err();
        RecordedEvent function = only(EventNames.FUNCTION, worker);
        RecordedEvent teardown = only(EventNames.TEARDOWN, worker);
        List<Long> times =
                List.of(
                        only(EventNames.OPENED, worker).getLong("at"),
                        function.getLong("startedAt"),
                        function.getLong("at"),
                        only(EventNames.CLOSING, worker).getLong("at"),
                        teardown.getLong("startedAt"),
                        teardown.getLong("at"),
                        only(EventNames.CLOSED, worker).getLong("at"));
        assertEquals(times.stream().sorted().toList(), times);
    }

    @Test
    void whatBeganBeforeTheRecordingIsToldWhenItEnds() throws IOException, InterruptedException {
        flight.close();
        CountDownLatch running = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        GoProcess worker =
                GoProcesses.named("worker")
                        .go(
                                self -> {
                                    running.countDown();
                                    end.await();
                                });
        running.await();
        worker.closeAsync();
        flight = Flight.begun();
        end.countDown();
        worker.err();
        RecordedEvent function = only(EventNames.FUNCTION, worker);
        assertEquals("worker", function.getString("name"));
        assertEquals(0, function.getLong("startedAt"));
        RecordedEvent closed = only(EventNames.CLOSED, worker);
        assertTrue(0 < closed.getLong("closingAt"));
        assertTrue(closed.getLong("closingAt") < closed.getLong("at"));
    }

    @Test
    void stackTracesAreOff() throws IOException {
        GoProcess app = GoProcesses.named("app").teardown(() -> {}).open();
        app.go(self -> {}).err();
        app.close();
        List<RecordedEvent> events =
                RecordingFile.readAllEvents(flight.file()).stream()
                        .filter(e -> e.getEventType().getName().startsWith(EventNames.PREFIX))
                        .toList();
        assertTrue(events.size() > 7, events::toString);
        for (RecordedEvent event : events) {
            assertNull(event.getStackTrace(), event::toString);
        }
    }

    @Test
    void aSettingShowsWhereAProcessWasOpened() throws IOException {
        flight.recording().enable(EventNames.OPENED).withStackTrace();
        GoProcess app = GoProcesses.named("app").open();
        app.close();
        assertTrue(
                only(EventNames.OPENED, app).getStackTrace().getFrames().stream()
                        .anyMatch(
                                frame ->
                                        frame.getMethod()
                                                .getName()
                                                .equals("aSettingShowsWhereAProcessWasOpened")));
    }

    @Test
    void anEventThatIsSwitchedOffIsNotRecorded() throws IOException {
        flight.recording().disable(EventNames.CLOSED);
        GoProcess app = GoProcesses.named("app").open();
        app.close();
        assertEquals(List.of(), flight.events(EventNames.CLOSED));
        assertNotNull(only(EventNames.CLOSING, app));
    }

    @Test
    void aNameAsLongAsABookIsShortened() throws IOException {
        GoProcess app = GoProcesses.named("n".repeat(1_000_000)).open();
        app.close();
        assertEquals("n".repeat(1_000) + "…", only(EventNames.OPENED, app).getString("name"));
    }

    @Test
    void aFailureThatCannotSayWhatItIsIsNamedByItsClass() throws IOException {
        GoProcess worker =
                GoProcesses.named("worker")
                        .go(
                                self -> {
                                    throw new Mute();
                                });
        worker.err();
        assertEquals(Mute.class.getName(), only(EventNames.CLOSED, worker).getString("failure"));
    }

    private static final class Mute extends RuntimeException {
        private static final long serialVersionUID = 1;

        @Override
        public String toString() {
            throw new IllegalStateException("no words");
        }
    }
}
