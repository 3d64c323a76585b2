package goprocess.faults;

import java.nio.file.Path;
import java.util.List;

/** A guard against the end of memory is gone: docs/decisions/0063-what-guards-are-for.md. */
final class GuardFaults {
    private static final String CAUGHT = "} catch (OutOfMemoryError e) {";
    private static final String LET_THROUGH = "} catch (ArithmeticException e) {";
    private static final String SEEN = "goprocess.verification.MemoryExhaustionTest";

    static final List<Fault> ALL =
            List.of(
                    without(
                            "protocol/Cascade",
                            "to revisit",
                            "// The other cascade will tell them"),
                    without("protocol/Cascade", "to hand a failure on", "// It has the failure"),
                    without("protocol/Failure", "to suppress a failure", "// There is no memory"),
                    without(
                            "protocol/Failure",
                            "to keep a further failure",
                            "return before; } } private static Object withFurtherOwn("),
                    without(
                            "protocol/Failure",
                            "to keep a failure that is handed on",
                            "return before; } } private static Object withFurtherHanded("),
                    without("messages/Failures", "to log a failure", "// There is no memory"),
                    Fault.of(
                            "no memory for the log's thread, and nobody counts what is lost",
                            Path.of(
                                    "goprocess.impl/src/main/java/goprocess/impl/messages/Log.java"),
                            "LOST.incrementAndGet(); throw e;",
                            "throw e;",
                            "goprocess.verification.BlockedLogTest"),
                    without("outside/Outside", "for the thread that closes", "// No thread can be"),
                    without("running/EndCascade", "for a cascade", "return takeKept();"),
                    without("running/EndCascade", "for a cascade, again", "// There is none yet"),
                    without("running/Workplace", "to note a workplace", "// The work itself"),
                    without(
                            "running/WorkNode",
                            "to judge a refusal",
                            "// it could not be found out: what is thrown is a failure"),
                    without("running/GivenUp", "to forget what was given up", "// What follows"));

    private GuardFaults() {}

    private static Fault without(String name, String what, String behind) {
        return Fault.of(
                "no memory %s, and nobody catches that".formatted(what),
                Path.of("goprocess.impl/src/main/java/goprocess/impl", name + ".java"),
                "%s %s".formatted(CAUGHT, behind),
                "%s %s".formatted(LET_THROUGH, behind),
                SEEN);
    }
}
