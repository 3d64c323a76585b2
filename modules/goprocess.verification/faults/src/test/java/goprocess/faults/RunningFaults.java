package goprocess.faults;

import java.nio.file.Path;
import java.util.List;

/** Of the threads on which user code runs. */
final class RunningFaults {
    private static final String UNIT = "goprocess.impl.running.";
    private static final String SEEN = "goprocess.verification.";

    static final List<Fault> ALL =
            List.of(
                    in(
                            "GracedFunction",
                            "the flag of an `interruptAfter` interrupt outlives the function",
                            "Thread.interrupted();",
                            "",
                            UNIT + "FunctionEndTest"),
                    in(
                            "GracedFunction",
                            "an interrupt that is due before the function begins is forgotten",
                            "due = !ended;",
                            "",
                            SEEN + "InterruptAfterTest"),
                    in(
                            "WorkNode",
                            "the thread of an ended function is kept",
                            "setLocked(null, null);",
                            "",
                            UNIT + "FunctionEndTest"),
                    in(
                            "WorkNode",
                            "a function that has ended is given up, too",
                            "if (!claimFunctionEndAndUnlock(s)) { return false; }",
                            "claimFunctionEndAndUnlock(s);",
                            "goprocess.interleavings.StressedTest"),
                    in(
                            "GivenUp",
                            "what is given up stays listed",
                            "takeBack(new Key(thread.threadId(), node.id, role));",
                            "",
                            UNIT + "FunctionEndTest"),
                    in(
                            "GivingUp",
                            "giving up on a process does not give up its teardown",
                            "works.add(() -> giveUpTeardown(node));",
                            "",
                            SEEN + "AbandonTest"),
                    in(
                            "GivingUp",
                            "an abandonment has no stack",
                            "failure.setStackTrace(thread.getStackTrace());",
                            "",
                            SEEN + "AbandonTest"),
                    in(
                            "Workplace",
                            "a virtual thread forgets the teardown around the one that ended",
                            "OF_VIRTUAL_THREADS.replace(thread, outer);",
                            "OF_VIRTUAL_THREADS.remove(thread);",
                            UNIT + "DeadlocksTest"),
                    in(
                            "Deadlocks",
                            "a wait with a limit is part of a chain",
                            "other != wait && other.isEndless() && wait.reckonsWith(other)",
                            "other != wait && wait.reckonsWith(other)",
                            UNIT + "DeadlocksTest"),
                    in(
                            "Deadlocks",
                            "waits of other threads are not looked at",
                            "if (wait.isEndless()) {",
                            "if (!wait.isEndless()) {",
                            UNIT + "DeadlocksTest"),
                    in(
                            "ParkedThread",
                            "a wait that is about to be refused refuses another",
                            "return other.verdict == Verdict.STANDS;",
                            "return true;",
                            UNIT + "ParkedThreadTest"),
                    in(
                            "TeardownRun",
                            "a teardown starts with the interrupt flag of its caller",
                            "boolean interrupted = Thread.interrupted();",
                            "boolean interrupted = false;",
                            SEEN + "ThreadOfUserCodeTest"),
                    in(
                            "Workplace",
                            "a teardown runs in place inside a function that may be interrupted",
                            "if (work.node.isFunctionInterruptible()"
                                    + " || work.isGivenUpFunction()) {",
                            "if (false) {",
                            SEEN + "RandomGraphTest#aKeptPlanSucceeds(java.lang.String)"),
                    in(
                            "ContextLoader",
                            "a teardown runs with whatever class loader its thread has",
                            ": new LoadedTeardown(teardown, loader);",
                            ": teardown;",
                            SEEN + "ContextLoaderTest"),
                    in(
                            "InterruptAnswers",
                            "the answer of a file lock to our interrupt is a failure",
                            "|| e instanceof FileLockInterruptionException",
                            "",
                            SEEN + "AnswerToInterruptTest"),
                    in(
                            "OpenLeaves",
                            "a timeout names eleven leaves",
                            "leaf != null && leaves.size() < MOST_NAMED",
                            "leaf != null && leaves.size() <= MOST_NAMED",
                            SEEN + "TimeoutMessageTest"),
                    in(
                            "Callback",
                            "a callback that was taken back runs",
                            "action = null; // in a row that was taken it then finds nothing to do",
                            "",
                            SEEN + "CallbackTest"),
                    in(
                            "Carriers",
                            "no platform thread takes over where no carrier is free",
                            "if (stalled > PATIENCE) {",
                            "if (stalled < 0) {",
                            SEEN + "MissingCarrierTest"));

    private RunningFaults() {}

    private static Fault in(String name, String what, String text, String instead, String test) {
        return Fault.of(
                what,
                Path.of("goprocess.impl/src/main/java/goprocess/impl/running", name + ".java"),
                text,
                instead,
                test);
    }
}
