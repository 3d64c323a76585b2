package goprocess.debug.listener;

import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;
import goprocess.debug.NothingLeftOpen;

import jdk.jfr.consumer.EventStream;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.concurrent.CountDownLatch;

/** Other programs follow what a JVM records, in its repository. */
@NothingLeftOpen
class FollowedTest {
    @Test
    void whatWasRecordedBeforeAndWhatIsRecordedNowIsInTheRepository() throws Exception {
        GoProcess before = GoProcesses.named("before").open();
        GoProcess now = GoProcesses.named("now").open();
        CountDownLatch ofBefore = new CountDownLatch(1);
        CountDownLatch ofNow = new CountDownLatch(1);
        try (Flight flight = Flight.begun();
                EventStream stream = EventStream.openRepository()) {
            before.close();
            stream.setStartTime(Instant.EPOCH);
            stream.onEvent(
                    "goprocess.Closed",
                    event -> {
                        long id = event.getLong("id");
                        (id == before.id()
                                        ? ofBefore
                                        : id == now.id() ? ofNow : new CountDownLatch(1))
                                .countDown();
                    });
            stream.startAsync();
            ofBefore.await();
            now.close();
            ofNow.await();
            flight.recording().stop();
        }
    }
}
