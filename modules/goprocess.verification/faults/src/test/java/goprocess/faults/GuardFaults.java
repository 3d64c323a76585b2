package goprocess.faults;

import java.nio.file.Path;
import java.util.List;

/**
 * A guard against the end of memory is gone, and memory ends there:
 * docs/decisions/0063-what-guards-are-for.md.
 */
final class GuardFaults {
    private static final String CAUGHT = "} catch (OutOfMemoryError e) {";
    private static final String LET_THROUGH = "} catch (ArithmeticException e) {";
    private static final String ENDS = "goprocess.faults.MemoryEnd.here(); ";

    static final List<Fault> ALL =
            List.of(
                    without(
                            "protocol/Cascade",
                            "to revisit",
                            "// The other cascade begins to close them",
                            "revisits().add(node);",
                            "whoComesUponTheCloseOfAnotherGoesOn"),
                    without(
                            "protocol/Cascade",
                            "to hand a failure on",
                            "// It has the failure",
                            "revisits().addFailed(node, failure);",
                            "aFailureIsHandedOnByTheCloseOfWhoHasIt"),
                    without(
                            "protocol/Failure",
                            "to suppress a failure",
                            "// There is no memory",
                            "first.addSuppressed(second);",
                            "whoFailsTwiceCloses"),
                    without(
                            "protocol/Failure",
                            "to keep a further failure",
                            "return before; } } private static Object withFurtherOwn(",
                            "return withFurtherOwn(before, own);",
                            "whoFailsTwiceClosesThoughTheFirstTakesNoSecond"),
                    without(
                            "protocol/Failure",
                            "to keep a failure that is handed on",
                            "return before; } } private static Object withFurtherHanded(",
                            "return withFurtherHanded(before, handed);",
                            "whoseFailureIsNotHandedOverClosesAllTheSame"),
                    without(
                                    "messages/Failures",
                                    "to log a failure",
                                    "// There is no memory",
                                    "if (first != null && first != second) {",
                                    "whatCannotBeLoggedIsStillAFailure")
                            .where("Log.warn(what, failure);", ENDS + "Log.warn(what, failure);"),
                    at(
                            "messages/Log",
                            "no memory for the log's thread, and nobody counts what is lost",
                            "LOST.incrementAndGet(); Writer.not",
                            "Writer.not",
                            "WRITER.execute(new Message(logger, text, failure));",
                            "whatWasNotLoggedIsCounted"),
                    without(
                            "outside/Outside",
                            "for the thread of a signal",
                            "if (signal == null) {",
                            "LibraryThreads.builder(name, signal == null).start(",
                            "aSignalClosesOnItsOwnThread"),
                    without(
                            "outside/Outside",
                            "for the thread that waits for a close",
                            "// The close itself",
                            "watch.start();",
                            "whoseCloseNobodyWatchesCloses"),
                    without(
                            "outside/Outside",
                            "to know the signal that begins a close",
                            "// It has no value",
                            "begunBy = BEGINNING.get();",
                            "whoClosesWithoutASignalNeedsNoMemoryToKnow"),
                    without(
                            "outside/Outside",
                            "to begin a close",
                            "if (closing.getCount() == 0)",
                            "beginHere(cause, signal); return;",
                            "aSignalIsNotLost"),
                    at(
                            "outside/Outside",
                            "no memory to give signals back, and nobody catches that",
                            "} catch (Throwable e) { // The thread that waits",
                            LET_THROUGH + " // The thread that waits",
                            "giveBackSignals(); } catch",
                            "whoseSignalsCannotBeGivenBackAtOnceCloses"),
                    without(
                            "running/EndCascade",
                            "for a cascade",
                            "return takeKept();",
                            "return new Cascade(); } catch (OutOfMemoryError e) { return"
                                    + " takeKept();",
                            "whatFollowsTheEndOfAFunctionIsDone"),
                    without(
                                    "running/EndCascade",
                                    "for a cascade, again",
                                    "// There is none yet",
                                    "return new Cascade(); } catch (OutOfMemoryError e) { return"
                                            + " takeKept();",
                                    "whatFollowsTheEndOfAFunctionIsDoneOnceAnotherHasGivenBack")
                            .where(
                                    "if (tries % TRIES_BEFORE_ASKING == 0) { try {",
                                    "if (tries % TRIES_BEFORE_ASKING == 0) { try { " + ENDS),
                    at(
                            "running/TimerThread",
                            "no memory to hand over what is due, and nobody catches that",
                            "} catch (Throwable e) { // no thread or no memory",
                            LET_THROUGH + " // no thread or no memory",
                            "TimerPool.execute(timer);",
                            "whatIsDueIsDoneOnceThereIsAThread"),
                    without(
                            "running/Timer",
                            "for what a timer does",
                            "// here nothing may need memory",
                            "due.run();",
                            "whatIsDueIsDoneOnceThereIsAThread"),
                    without(
                            "running/Workplace",
                            "to note a workplace",
                            "// The work itself",
                            "note(node); } catch",
                            "workThatCannotBeNotedIsDone"),
                    at(
                            "running/WorkNode",
                            "no memory to judge a refusal, and nobody catches that",
                            "} catch (Throwable e) { // There is no memory, or a subclass throws",
                            "} catch (ArithmeticException e) { // There is no memory",
                            "return thrown instanceof RefusedException refused",
                            "aRefusalThatCannotBeJudgedIsAFailure"),
                    without(
                            "running/GivenUp",
                            "to forget what was given up",
                            "// What follows",
                            "takeBack(new Key(thread.threadId(), node.id, role));",
                            "whatFailsAfterItWasGivenUpIsLogged"));

    private GuardFaults() {}

    /**
     * What is thrown in front of {@code memory} is not caught by the clause before {@code then}.
     */
    private static Fault without(
            String name, String what, String then, String memory, String test) {
        return at(
                name,
                "no memory %s, and nobody catches that".formatted(what),
                "%s %s".formatted(CAUGHT, then),
                "%s %s".formatted(LET_THROUGH, then),
                memory,
                test);
    }

    private static Fault at(
            String name, String what, String text, String instead, String memory, String test) {
        return Fault.of(
                        what,
                        Path.of("goprocess.impl/src/main/java/goprocess/impl", name + ".java"),
                        text,
                        instead,
                        "goprocess.faults.WithoutMemory#" + test)
                .where(memory, ENDS + memory);
    }
}
