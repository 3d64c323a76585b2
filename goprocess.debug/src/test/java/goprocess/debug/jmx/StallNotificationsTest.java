package goprocess.debug.jmx;

import static org.junit.jupiter.api.Assertions.assertEquals;

import goprocess.debug.Names;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import javax.management.ObjectName;

/** What is sent when a close takes long. */
class StallNotificationsTest {
    static final List<String> NAMES = Names.STRANGE;

    @ParameterizedTest(name = "{index}")
    @FieldSource("NAMES")
    void itsMessageNamesTheProcessOnOneLine(String name) throws Exception {
        StallNotifications stalls = new StallNotifications();
        CompletableFuture<String> message = new CompletableFuture<>();
        stalls.addNotificationListener(
                (sent, handback) -> message.complete(sent.getMessage()), null, null);
        stalls.send(new ObjectName("test:type=any"), 7, name, Duration.ofSeconds(2), "Why.");
        assertEquals(Names.shown(name) + " #7 has not closed for 2000 ms. Why.", message.get());
    }
}
