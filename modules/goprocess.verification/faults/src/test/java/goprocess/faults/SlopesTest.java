package goprocess.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import java.nio.file.Path;

/** The tests of {@link CountedSteps}, with a library that counts. */
class SlopesTest {
    @Test
    void noCostGrowsFasterThanTheGraph() throws Exception {
        Fault counting =
                Fault.of(
                        "each lock that is taken is counted",
                        Path.of(
                                "goprocess.impl/src/main/java/goprocess/impl/protocol/StateWord.java"),
                        "StackReserve.forLock();",
                        "goprocess.faults.Steps.count(); StackReserve.forLock();",
                        "goprocess.faults.CountedSteps");

        assertEquals("", new Trial(counting, "steps").run().noticedBy());
    }
}
