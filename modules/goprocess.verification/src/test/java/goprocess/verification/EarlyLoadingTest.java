package goprocess.verification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goprocess.fixtures.ChildJvm;
import goprocess.verification.child.Closes;

import org.junit.jupiter.api.Test;

import java.util.List;

/**
 * Once something is open, no close needs a class of the library that is not there: without memory
 * to load it, the lock under which it is needed would stay taken.
 */
class EarlyLoadingTest {
    @Test
    void noCloseLoadsAClass() throws Exception {
        List<String> options = List.of("-Xlog:class+load=info:stdout");
        try (ChildJvm jvm = LibraryJvm.start(options, List.of(), Closes.class)) {
            List<String> lines = jvm.allLines();

            assertEquals(0, jvm.exitCode());
            assertTrue(lines.contains("closed"), lines::toString);
            assertEquals(List.of(), loadedLate(lines));
        }
    }

    /** Call sites that make lambdas are linked at their first use; none is under a lock. */
    private static List<String> loadedLate(List<String> lines) {
        return lines.subList(lines.indexOf("opened"), lines.size()).stream()
                .filter(line -> line.contains("] goprocess.impl."))
                .filter(line -> !line.contains("$$Lambda"))
                .toList();
    }
}
