package goprocess.testing;

import goprocess.api.GoProcess;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.time.Duration;

// @start region="package"
@ExtendWith(ProcessLeaks.class)
class ServerTest {
    @Test
    void closesItsConnections() {
        GoProcess server = Server.start();
        server.go(new Connection());

        ProcessAssertions.closesWithin(Duration.ofSeconds(5), server);
    }
}
// @end
