package goprocess.verification;

import static org.junit.jupiter.api.Assertions.assertEquals;

import goprocess.fixtures.ChildJvm;
import goprocess.verification.child.Pinned;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

/**
 * Teardowns and callbacks for which no carrier of virtual threads is free run all the same, on
 * platform threads. Each JVM has one carrier, and never gets another one.
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
                "while another spins",
                "many slow teardowns"
            })
    void whatIsClosedCloses(String where) throws Exception {
        try (ChildJvm jvm = LibraryJvm.start(ONE_CARRIER, List.of(), Pinned.class, where)) {
            assertEquals(List.of("teardown", "callback", "closed"), jvm.allLines());
            assertEquals(0, jvm.exitCode());
        }
    }
}
