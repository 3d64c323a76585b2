package goprocess.testing;

import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.time.Duration;

// @start region="leaks"
@ExtendWith(ProcessLeaks.class)
class ClientTest {}

class SlowServerTest {
    @RegisterExtension
    static final ProcessLeaks LEAKS =
            new ProcessLeaks().within(Duration.ofSeconds(10)).ignoring("metrics"::equals);
}
// @end
