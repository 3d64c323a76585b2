package goprocess.verification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goprocess.fixtures.ChildJvm;
import goprocess.verification.child.Pinned;
import goprocess.verification.child.SlowTeardowns;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

/**
 * Teardowns and callbacks for which no carrier of virtual threads is free run all the same, on
 * platform threads. A JVM has one carrier or two, and never gets another one.
 */
class MissingCarrierTest {
    private static final List<String> ONE_CARRIER =
            List.of(
                    "-Djdk.virtualThreadScheduler.parallelism=1",
                    "-Djdk.virtualThreadScheduler.maxPoolSize=1");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "under a monitor",
                "in a class initializer",
                "in a native frame",
                "while another spins",
                "one after the other",
                "many slow teardowns"
            })
    void whatIsClosedCloses(String where) throws Exception {
        try (ChildJvm jvm = LibraryJvm.start(ONE_CARRIER, List.of(), Pinned.class, where)) {
            assertEquals(List.of("teardown", "callback", "closed"), jvm.allLines());
            assertEquals(0, jvm.exitCode());
        }
    }

    /** Two carriers, the watch over them, and what the JVM starts by itself. */
    private static final int MOST_THREADS = 10;

    @Test
    void manyTeardownsTakeFewThreads() throws Exception {
        List<String> twoCarriers =
                List.of(
                        "-Djdk.virtualThreadScheduler.parallelism=2",
                        "-Djdk.virtualThreadScheduler.maxPoolSize=2");
        try (ChildJvm jvm = LibraryJvm.start(twoCarriers, List.of(), SlowTeardowns.class)) {
            List<String> lines = jvm.allLines();

            assertEquals(0, jvm.exitCode());
            assertEquals("100000 torn down", lines.get(0));
            int threads = Integer.parseInt(lines.get(1).split(" ", 2)[0]);
            assertTrue(threads <= MOST_THREADS, lines::toString);
        }
    }
}
