package goprocess.debug.listener;

import static org.junit.jupiter.api.Assertions.assertEquals;

import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;
import goprocess.debug.NothingLeftOpen;
import goprocess.debug.event.EventNames;

import org.junit.jupiter.api.Test;

/** Whoever asks which listeners there are makes a second recorder, which registers too. */
@NothingLeftOpen
class EventRegistryTest {
    /** The recorder of the JDK takes a periodic event once, and throws the second time. */
    @Test
    void whatRegistersTwiceIsThereOnceUntilBothHaveGone() throws Exception {
        GoProcess app = GoProcesses.named("app").open();
        EventRegistry.register();
        EventRegistry.register();
        EventRegistry.removeSnapshot();
        try (Flight flight = Flight.begun()) {
            assertEquals(1, flight.events(EventNames.SNAPSHOT).size());
        } finally {
            EventRegistry.removeSnapshot();
            app.close();
        }
    }
}
