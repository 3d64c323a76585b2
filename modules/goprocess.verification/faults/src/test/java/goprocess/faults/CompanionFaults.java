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
                            "if (waiters != null) { throw e; }",
                            "goprocess.ratelimit.PermitsTest"),
                    Fault.of(
                            "a permit that becomes free is given to nobody in line",
                            PERMITS,
                            "rememberLocked(child); grantLocked();",
                            "rememberLocked(child);",
                            "goprocess.ratelimit.LimitTest"),
                    Fault.of(
                                    "no memory to note who releases a permit, and nobody catches"
                                            + " that",
                                    PERMITS,
                                    "} catch (OutOfMemoryError e) {",
                                    "} catch (ArithmeticException e) {",
                                    "goprocess.faults.LimiterWithoutMemory")
                            .where(
                                    "leaving.add(",
                                    "goprocess.faults.MemoryEnd.here(); leaving.add("));

    private CompanionFaults() {}
}
