package goprocess.faults;

import java.nio.file.Path;
import java.util.List;

/** Of what users call, and of what is outside of the JVM. */
final class FrontFaults {
    private static final String SEEN = "goprocess.verification.";

    private static final String TIES =
            "goprocess.faults.MemoryEnd.here(); ProcessFutures.closeWhen(process, end);";

    static final List<Fault> ALL =
            List.of(
                    Fault.of(
                            "a late registration with any of several signals is not taken back",
                            Path.of("goprocess.api/src/main/java/goprocess/api/OnFirst.java"),
                            "registration.cancel();",
                            "",
                            "goprocess.api.AnySignalTest"),
                    Fault.of(
                            "the thread that asks about the JVM's end keeps a class loader",
                            Path.of(
                                    "goprocess.impl/src/main/java/goprocess/impl/messages/JvmEnd.java"),
                            "LibraryThreads.builder(\"goprocess asks\", true).unstarted(() -> {});",
                            "Thread.ofPlatform().unstarted(() -> {});",
                            SEEN + "RedeployTest"),
                    Fault.of(
                                    "a process is tied to its end after its function was started",
                                    Path.of(
                                            "goprocess.impl/src/main/java/goprocess/impl/StandardBuilder.java"),
                                    "for (CompletableFuture<?> end : ends) {",
                                    "for (CompletableFuture<?> end :"
                                            + " List.<CompletableFuture<?>>of()) {",
                                    "goprocess.faults.WithoutMemory#aFunctionThatCannotBeTiedDoesNotRun")
                            .alsoPut(
                                    "process.start(threadFactory); return process;",
                                    "process.start(threadFactory);"
                                            + " for (CompletableFuture<?> end : ends) { "
                                            + TIES
                                            + " } return process;")
                            .where("ProcessFutures.closeWhen(process, end);", TIES));

    private FrontFaults() {}
}
