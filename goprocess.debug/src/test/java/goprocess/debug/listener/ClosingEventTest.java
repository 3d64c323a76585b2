package goprocess.debug.listener;

import static org.junit.jupiter.api.Assertions.assertEquals;

import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;
import goprocess.debug.NothingLeftOpen;
import goprocess.debug.event.EventNames;
import goprocess.spi.CloseCause;

import jdk.jfr.consumer.RecordedEvent;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;

/**
 * Why a process began to close, by whom, and on which thread; signals are in a JVM of their own.
 */
@NothingLeftOpen
class ClosingEventTest {
    private Flight flight;

    @BeforeEach
    void begins() throws IOException {
        flight = Flight.begun();
    }

    @AfterEach
    void ends() throws IOException {
        flight.close();
    }

    private RecordedEvent assertClosing(GoProcess process, CloseCause cause, @Nullable GoProcess by)
            throws IOException {
        RecordedEvent event = flight.only(EventNames.CLOSING, process.id());
        assertEquals(process.name(), event.getString("name"));
        assertEquals(cause.name(), event.getString("cause"));
        assertEquals(by == null ? -1 : by.id(), event.getLong("by"));
        assertEquals(by == null ? null : by.name(), event.getString("byName"));
        return event;
    }

    @Test
    void aCallByItsThread() throws IOException {
        GoProcess app = GoProcesses.named("app").open();
        app.close();
        RecordedEvent event = assertClosing(app, CloseCause.CALLED, null);
        assertEquals(Thread.currentThread().threadId(), event.getThread().getJavaThreadId());
    }

    @Test
    void aParent() throws IOException {
        GoProcess app = GoProcesses.named("app").open();
        GoProcess child = GoProcesses.named("child").parent(app).open();
        app.close();
        assertClosing(child, CloseCause.PARENT, app);
    }

    @Test
    void aFunctionThatReturned() throws IOException {
        GoProcess worker = GoProcesses.named("worker").go(self -> {});
        worker.err();
        assertClosing(worker, CloseCause.FUNCTION_RETURNED, null);
    }

    @Test
    void aFunctionThatFailed() throws IOException {
        GoProcess worker =
                GoProcesses.named("worker")
                        .go(
                                self -> {
                                    throw new IOException();
                                });
        worker.err();
        assertClosing(worker, CloseCause.FUNCTION_FAILED, null);
    }

    @Test
    void theLastChildThatClosed() throws IOException {
        GoProcess app = GoProcesses.named("app").open();
        app.go("worker", self -> {});
        app.closeAfterChildren();
        assertClosing(app, CloseCause.CHILDREN_CLOSED, null);
    }

    @Test
    void theFailureOfAnother() throws IOException {
        GoProcess app = GoProcesses.named("app").open();
        GoProcess worker =
                GoProcesses.named("worker")
                        .closeOnFailure(app)
                        .go(
                                self -> {
                                    throw new IOException();
                                });
        app.err();
        worker.err();
        assertClosing(app, CloseCause.FAILURE, worker);
    }
}
