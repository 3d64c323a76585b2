package goprocess.faults;

import java.nio.file.Path;
import java.util.List;

/** Of the room of the protocol. */
final class ProtocolFaults {
    private static final String UNIT = "goprocess.impl.protocol.";
    private static final String SEEN = "goprocess.verification.";
    private static final String RACED = "goprocess.interleavings.RacedTest";

    static final List<Fault> ALL =
            List.of(
                    in(
                            "Waiter",
                            "a waiter that leaves does not mend `next.previous`",
                            "next.previous = previous;",
                            "",
                            UNIT + "WaiterTest"),
                    in(
                            "LinkedNode",
                            "a link that leaves does not mend `next.previous`",
                            "next.previous = previous;",
                            "",
                            UNIT + "TransitionsTest"),
                    in(
                            "LinkedNode",
                            "a link is not counted",
                            "pending += (link.has(WAITS) ? 1 : 0) + (gate ? 1 : 0);",
                            "pending += gate ? 1 : 0;",
                            UNIT + "TransitionsTest"),
                    in(
                            "Links",
                            "a link that is there already does not close its child",
                            "if (source.isRaised(Moment.CLOSING) && (flags & Link.CLOSES) != 0)",
                            "if (source == target)",
                            UNIT + "TransitionsTest"),
                    in(
                            "Links",
                            "the child of a parent that is closing is not told",
                            "if (before >= Node.CLOSING && (flags & Link.CLOSES) != 0)",
                            "if (source == target)",
                            SEEN + "AddChildTest"),
                    in(
                            "DetailedNode",
                            "a late teardown is kept in ENDING",
                            "boolean kept = phase(s) < ENDING;",
                            "boolean kept = phase(s) <= ENDING;",
                            UNIT + "TransitionsTest"),
                    in(
                            "Node",
                            "a second closer does not go below what another one closes",
                            "if (other != null && other != c)",
                            "if (other == c && other != null)",
                            UNIT + "TransitionsTest"),
                    in(
                            "Node",
                            "a teardown concludes twice",
                            "if (phase(s) != ENDING || teardownRunnerLocked() == null) {",
                            "if (phase(s) < ENDING) {",
                            UNIT + "TransitionsTest"),
                    in(
                            "Node",
                            "a teardown can be taken twice",
                            "teardown = runner;",
                            "",
                            UNIT + "TransitionsTest"),
                    in(
                            "Node",
                            "who closes does not hand on the failure that it has taken",
                            "if (failureLocked() != null && aboutOutgoing() > 0)",
                            "if (id < 0)",
                            UNIT + "HandOnTest"),
                    in(
                            "Cascade",
                            "a failure is not handed on along a chain",
                            "revisits().addFailed(node, failure);",
                            "",
                            UNIT + "HandOnTest"),
                    in(
                            "DetailedNode",
                            "what is closed takes failures",
                            """
                            return phase(s) < ENDING || (phase(s) == ENDING && teardown != null);
                            """,
                            "return true;",
                            UNIT + "HandOnTest"),
                    in(
                            "Node",
                            "the failure of callbacks that are given up is kept before their gate"
                                    + " is claimed",
                            "if (own == null || !first.gate) {",
                            "if (failure != null) { unlock(s); failed(failure, c); s = lock(); }"
                                    + " if (own == null || !first.gate) {",
                            UNIT + "CallbackRowTest"),
                    in(
                            "DetailedNode",
                            "a late callback on `childrenClosed()` is counted in CLOSING only",
                            "} else if (phase(s) < ENDING && waiter instanceof Callbacks callback)"
                                    + " {",
                            "} else if (phase(s) == CLOSING && waiter instanceof Callbacks"
                                    + " callback) {",
                            UNIT + "CallbackRowTest"),
                    in(
                            "Node",
                            "a row of callbacks is not counted",
                            "if (own.callbacks(moment) > 0) {",
                            "if (own.callbacks(moment) < 0) {",
                            UNIT + "CallbackRowTest"),
                    in(
                                    "Node",
                                    "the failure of a teardown is stored after CLOSED",
                                    """
                                    if (failure != null) {
                                        failed(failure, c);
                                    }
                                    raiseEarly(c);
                                    teardownEndedAndUnlock(lock(), failure == null ? at : 0, c);
                                    """,
                                    """
                                    raiseEarly(c);
                                    teardownEndedAndUnlock(lock(), failure == null ? at : 0, c);
                                    if (failure != null) {
                                        int late = lock();
                                        setFailureLocked(failure);
                                        unlock(late);
                                    }
                                    """,
                                    RACED)
                            .with("goprocess.raced", "ClosedIsOneFact"),
                    in(
                                    "Node",
                                    "CLOSED is written before the failure",
                                    """
                                    keepOnlyFailureLocked();
                                    unlock(in(CLOSED, s));
                                    c.addClosed(this);
                                    """,
                                    """
                                    Object kept = failureLocked();
                                    keepOnlyFailureLocked();
                                    setFailureLocked(null);
                                    unlock(in(CLOSED, s));
                                    setFailureLocked(kept);
                                    c.addClosed(this);
                                    """,
                                    RACED)
                            .with("goprocess.raced", "ClosedIsOneFact"),
                    in(
                            "Node",
                            "`childrenClosed()` is raised while one child is open",
                            "return pending == work",
                            "return pending <= work + 1",
                            SEEN + "ChildrenClosedTest"),
                    in(
                            "Node",
                            "a process whose opening was refused has its teardown run",
                            """
                            functionNeverRuns();
                            int s = lock();
                            teardown = null;
                            """,
                            "functionNeverRuns(); int s = lock();",
                            SEEN + "ApplicationTest"),
                    in(
                            "Node",
                            "the wait of a cut link is forgotten on one side only",
                            """
                            settleAndUnlock(s, CloseCause.CHILDREN_CLOSED, null, c);
                            link.to().dropIn(link);
                            """,
                            "settleAndUnlock(s, CloseCause.CHILDREN_CLOSED, null, c);",
                            SEEN + "AbandonTest"),
                    in(
                                    "StateWord",
                                    "`closed` is raised when the teardown begins",
                                    "case CLOSED -> phase(state) == CLOSED;",
                                    "case CLOSED -> phase(state) >= ENDING;",
                                    RACED)
                            .with("goprocess.raced", "ClosedIsOneFact"),
                    in(
                                    "StateWord",
                                    "the lock is taken by a write, not by a compare-and-set",
                                    "STATE.compareAndSet(this, seen, seen | LOCKED)",
                                    "setLocked(seen)",
                                    "goprocess.interleavings.ModelCheckedTest#aLockIsHeldByOne")
                            .alsoPut(
                                    "private int state;",
                                    "private int state; private boolean setLocked(int seen) {"
                                        + " STATE.setOpaque(this, seen | LOCKED); return true; }"),
                    in(
                                    "Node",
                                    "who fails as it closes does not hand that on",
                                    "handOnWhatWasTaken(c);",
                                    "",
                                    RACED)
                            .with("goprocess.raced", "FailureMeetsClose"),
                    in(
                                    "LinkedNode",
                                    "a link is listed by what has closed",
                                    "phase(s) != CLOSED && !link.dropped",
                                    "!link.dropped",
                                    RACED)
                            .with("goprocess.raced", "LinkMeetsClose"),
                    in(
                                    "LinkedNode",
                                    "what lets go of a link that is being made does not say so",
                                    "link.dropped = true;",
                                    "",
                                    RACED)
                            .with("goprocess.raced", "LinkMeetsClose"),
                    in(
                            "Cascade",
                            "a cascade asks for no stack before it begins",
                            "StackReserve.forCascade();",
                            "",
                            SEEN + "StackOverflowTest"),
                    in(
                            "Failure",
                            "a failure that was handed on comes before a process's own",
                            """
                            return several.own.isEmpty() ? several.handed.get(0) : several.own.get(0);
                            """,
                            "return several.handed.isEmpty() ? several.own.get(0) :"
                                    + " several.handed.get(0);",
                            SEEN + "HandedOnFailureTest"),
                    in(
                            "Failure",
                            "nine further failures are kept in place of eight",
                            "private static final int MOST = 8;",
                            "private static final int MOST = 9;",
                            SEEN + "HandedOnFailureTest"));

    private ProtocolFaults() {}

    private static Fault in(String name, String what, String text, String instead, String test) {
        return Fault.of(
                what,
                Path.of("goprocess.impl/src/main/java/goprocess/impl/protocol", name + ".java"),
                text,
                instead,
                test);
    }
}
