package goprocess.debug.recording;

import static org.junit.jupiter.api.Assertions.assertEquals;

import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;
import goprocess.api.Teardown;
import goprocess.debug.listener.Flight;
import goprocess.fixtures.Gate;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;

/** A graph below app that is recorded, and of which the critical path is known. */
abstract class KnownPath {
    static final Teardown QUICK = () -> {};

    final Gate gate = new Gate();
    final GoProcess app = GoProcesses.named("app").teardown(QUICK).open();
    Flight flight;

    @BeforeEach
    void begins() throws IOException {
        flight = Flight.begun();
    }

    @AfterEach
    void ends() throws IOException {
        gate.close();
        app.closeAsync();
        app.err();
        flight.close();
    }

    RecordedTimes times() throws IOException {
        return new RecordedTimes(flight.file());
    }

    void assertPath(GoProcess origin, RecordedTimes expected) throws IOException {
        CriticalPath path = flight.read().shutdown(origin.id()).orElseThrow().criticalPath();
        assertEquals(expected.path(), RecordedTimes.of(path));
    }

    /**
     * A teardown that ends after another process has closed, and all that waited for that one has
     * been told: a thread that waits for it may go on some steps earlier.
     */
    static Teardown after(GoProcess other) {
        CountDownLatch told = new CountDownLatch(1);
        other.closed().onRaised(told::countDown);
        return told::await;
    }
}
