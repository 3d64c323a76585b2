package goprocess.faults;

import java.nio.file.Path;
import java.util.List;

/** Of what is built on the core. */
final class CompanionFaults {
    static final List<Fault> ALL =
            List.of(
                    Fault.of(
                            "a place is lost when an interrupt comes after it was given",
                            Path.of(
                                    "modules/goprocess.ratelimit/src/main/java/goprocess/ratelimit/Places.java"),
                            """
                            if (turn.place == null) {
                                throw e;
                            }
                            """,
                            "if (line != null) { throw e; }",
                            "goprocess.ratelimit.PlacesTest"),
                    Fault.of(
                            "a place that becomes free is given to nobody in line",
                            Path.of(
                                    "modules/goprocess.ratelimit/src/main/java/goprocess/ratelimit/Places.java"),
                            "remember(child); serve();",
                            "remember(child);",
                            "goprocess.ratelimit.LimitTest"));

    private CompanionFaults() {}
}
