package goprocess.verification;

import static org.junit.jupiter.api.Assertions.assertTrue;

import goprocess.fixtures.ChildJvm;
import goprocess.verification.child.Churn;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A JVM with a small heap in which processes come and go, on several threads, is as flat at the end
 * as at the beginning: heap, threads and open processes. It takes a quarter of a minute in every
 * build; longer, for instance ten minutes, by
 *
 * <pre>mvn -B verify -pl modules/goprocess.verification -am -Dtest=SoakTest \
 *     -Dsurefire.failIfNoSpecifiedTests=false -Dgoprocess.soak=PT10M</pre>
 */
class SoakTest {
    private static final Duration LENGTH =
            Duration.parse(System.getProperty("goprocess.soak", "PT15S"));

    @Test
    @Timeout(value = 3, unit = TimeUnit.HOURS) // the length is the caller's choice
    void whatComesAndGoesLeavesNothingBehind() throws Exception {
        // The path makes no difference, so most is done on one.
        Duration length = LibraryPath.ofModules() ? LENGTH : LENGTH.dividedBy(10);
        try (ChildJvm jvm = LibraryJvm.start(Churn.class, length.toString())) {
            List<String> lines = jvm.allLines();

            lines.forEach(System.out::println);
            assertTrue(lines.containsAll(List.of("flat", "closed")), lines::toString);
        }
    }
}
