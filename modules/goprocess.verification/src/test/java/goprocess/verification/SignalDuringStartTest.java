package goprocess.verification;

import static org.junit.jupiter.api.Assertions.assertEquals;

import goprocess.fixtures.ChildJvm;
import goprocess.verification.child.Starting;

import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

import java.util.List;

/** A signal that comes before main has built its graph. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "there a process can be sent no signal")
class SignalDuringStartTest {
    /** A close of which main learns only through a refusal, which is an exception there. */
    @Test
    void afterTheCloseNothingIsOpenedAnyMore() throws Exception {
        try (ChildJvm jvm = LibraryJvm.start(Starting.class, "closed")) {
            jvm.awaitLine("listening");

            jvm.signal("TERM");

            assertEquals(
                    List.of("listening", "db refused", "main goes on", "closed"), jvm.allLines());
            assertEquals(0, jvm.exitCode());
        }
    }

    @Test
    void whatIsOpenedWhileItClosesIsClosedWithIt() throws Exception {
        try (ChildJvm jvm = LibraryJvm.start(Starting.class, "closing")) {
            jvm.awaitLine("listening");

            jvm.signal("TERM");
            jvm.awaitLine("main goes on");
            jvm.tell("go on");

            List<String> lines = jvm.allLines();
            assertEquals(
                    List.of("closed", "db down", "db opened true", "listening", "main goes on"),
                    lines.stream().sorted().toList());
            assertEquals("closed", lines.get(lines.size() - 1));
            assertEquals(0, jvm.exitCode());
        }
    }

    /** It comes before the library listens, then the JVM's own handler ends it; or after. */
    @RepeatedTest(5)
    void aSignalThatComesWhileItBeginsToListenIsNotLost() throws Exception {
        try (ChildJvm jvm = LibraryJvm.start(Starting.class, "unlistened")) {
            jvm.awaitLine("started");

            jvm.signal("TERM");

            boolean closed = jvm.allLines().contains("closed");
            assertEquals(closed ? 0 : 143, jvm.exitCode());
        }
    }
}
