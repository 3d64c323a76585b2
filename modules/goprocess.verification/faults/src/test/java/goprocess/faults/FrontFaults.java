package goprocess.faults;

import java.nio.file.Path;
import java.util.List;

/** Of what users call, and of what is outside of the JVM. */
final class FrontFaults {
    private static final String SEEN = "goprocess.verification.";

    static final List<Fault> ALL =
            List.of(
                    Fault.of(
                            "a late registration with any of several signals is not taken back",
                            Path.of("goprocess.api/src/main/java/goprocess/api/OnFirst.java"),
                            "registration.cancel();",
                            "",
                            "goprocess.api.AnySignalTest"));

    private FrontFaults() {}
}
