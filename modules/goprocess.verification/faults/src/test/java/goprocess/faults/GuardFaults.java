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

    private static final String WAITS = "goprocess.impl.outside.WithoutMemoryTest";

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
                            "messages/JvmEnd",
                            "to know whether the JVM is ending",
                            "return false;",
                            "Thread noHook =",
                            "anApplicationExitsThoughItCannotKnowWhetherTheJvmIsEnding"),
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
                            "outside/Outside",
                            "to give signals back at last",
                            "pauseWithoutMemory(); } catch (Throwable e) {",
                            "SignalListeners.giveBack(this);",
                            "signalsThatCannotBeGivenBackAreGivenBackLater"),
                    Fault.of(
                            "no memory to wait for a close, and nobody catches that",
                            core("outside/Outside"),
                            CAUGHT + " pauseWithoutMemory(); left =",
                            LET_THROUGH + " pauseWithoutMemory(); left =",
                            WAITS),
                    Fault.of(
                            "no memory to give up what holds a close, and nobody tries again",
                            core("outside/Outside"),
                            "if (!(e instanceof OutOfMemoryError) || left() <= 0) {",
                            "if (e != null) {",
                            WAITS),
                    without(
                            "outside/ShutdownHook",
                            "for the close at the JVM's end",
                            "if (stopped ||",
                            "WAITING.add(this);",
                            "aShutdownHookClosesAsSoonAsThereIsMemory"),
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
                            "running/GracedFunction",
                            "no memory to wake the thread of a function, and nobody tries again",
                            "if (failure instanceof OutOfMemoryError again",
                            "if ((Object) failure instanceof ArithmeticException again",
                            "thread.interrupt();",
                            "aFunctionThatCouldNotBeInterruptedIsInterruptedLater"),
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
                            "whatFailsAfterItWasGivenUpIsLogged"),
                    unnotified(
                            "Transitions",
                            "an opening",
                            "audience.tell(new ProcessEvent.Opened(node, parent, openedAt)); }",
                            "audience.tell(new ProcessEvent.Opened(",
                            "whatIsOpenedIsOpen"),
                    unnotified(
                            "Transitions",
                            "a link",
                            "link.has(Link.FAILS)), System.nanoTime())); }",
                            "audience.tell( new ProcessEvent.Linked(",
                            "whatIsLinkedClosesFirst"),
                    unnotified(
                            "Transitions",
                            "a request",
                            "audience.tell(new ProcessEvent.CloseWished(node, watch.wishedAt)); }",
                            "audience.tell(new ProcessEvent.CloseWished(",
                            "whatIsToCloseAfterItsFunctionDoes"),
                    unnotified(
                            "Transitions",
                            "the beginning of a close",
                            "new ProcessEvent.Closing(node, watch.cause, watch.by, at))); }",
                            "watch.closingIsTold( audience.tellBeginning(",
                            "whatBeginsToCloseCloses"),
                    unnotified(
                            "Transitions",
                            "the end of a close",
                            "tellAtOnce(node, cause, brief.by(node), failure, 0, 0); } } }",
                            "CloseCause cause = watch.cause;",
                            "whatEndsCloses"),
                    unnotified(
                            "Listeners",
                            "a wait",
                            "audience.tell(new ProcessEvent.Waiting(node, System.nanoTime())); }",
                            "audience.tell(new ProcessEvent.Waiting(",
                            "whoWaitsReturns"),
                    unnotified(
                            "Listeners",
                            "the beginning of a function",
                            "return INSTALLED.tellBeginning(new ProcessEvent.FunctionStarted(node,"
                                    + " at)); }",
                            "return INSTALLED.tellBeginning(",
                            "aFunctionThatBeginsRuns"),
                    unnotified(
                            "Listeners",
                            "the end of a function",
                            "told.tellEnd(new ProcessEvent.FunctionEnded(node, failure, begun,"
                                    + " time)); }",
                            "told.tellEnd(new ProcessEvent.FunctionEnded(",
                            "aFunctionThatEndsHasEnded"),
                    unnotified(
                            "Listeners",
                            "the beginning of a teardown",
                            "return told.tellBeginning(new ProcessEvent.TeardownStarted(node,"
                                    + " watch.teardownSince)); }",
                            "return told.tellBeginning(",
                            "aTeardownThatBeginsRuns"),
                    unnotified(
                            "Listeners",
                            "the end of a teardown",
                            "told.tellEnd(new ProcessEvent.TeardownEnded(node, failure, begun,"
                                    + " time)); }",
                            "told.tellEnd(new ProcessEvent.TeardownEnded(",
                            "aTeardownThatEndsHasEnded"),
                    unnotified(
                            "Listeners",
                            "what was given up",
                            "node, what, thread, to, failure, since, System.nanoTime())); }",
                            "INSTALLED.tell( new ProcessEvent.Abandoned(",
                            "whatIsGivenUpIsNotWaitedFor"),
                    unnotified(
                            "Listeners",
                            "a leak",
                            "new ProcessEvent.Leaked(root.id, name, root.openedAt,"
                                    + " System.nanoTime())); }",
                            "String name = Node.name(",
                            "theNextLeakIsReported"));

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
        return Fault.of(what, core(name), text, instead, "goprocess.faults.WithoutMemory#" + test)
                .where(memory, ENDS + memory);
    }

    /**
     * What is thrown in front of {@code memory} is not caught by the clause behind {@code tells}.
     */
    private static Fault unnotified(
            String name, String of, String tells, String memory, String test) {
        return Fault.of(
                        "no memory to notify a listener of %s, and nobody catches that"
                                .formatted(of),
                        core("observation/" + name),
                        tells + " catch (OutOfMemoryError e) {",
                        tells + " catch (ArithmeticException e) {",
                        "goprocess.faults.WithoutMemoryToNotify#" + test)
                .where(memory, ENDS + memory);
    }

    private static Path core(String name) {
        return Path.of("goprocess.impl/src/main/java/goprocess/impl", name + ".java");
    }
}
