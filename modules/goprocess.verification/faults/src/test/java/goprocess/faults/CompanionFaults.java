package goprocess.faults;

import java.nio.file.Path;
import java.util.List;

/** Of what is built on the core. */
final class CompanionFaults {
    private static final Path PERMITS =
            Path.of("modules/goprocess.ratelimit/src/main/java/goprocess/ratelimit/Permits.java");

    static final List<Fault> ALL =
            List.of(
                    Fault.of(
                            "a permit is lost when an interrupt comes after it was given",
                            PERMITS,
                            """
                            if (waiter.permit == null) {
                                throw e;
                            }
                            """,
                            "if (line != null) { throw e; }",
                            "goprocess.ratelimit.PermitsTest"),
                    Fault.of(
                            "a permit that becomes free is given to nobody in line",
                            PERMITS,
                            "rememberLocked(child); grantLocked();",
                            "rememberLocked(child);",
                            "goprocess.ratelimit.LimitTest"));

    private CompanionFaults() {}
}
