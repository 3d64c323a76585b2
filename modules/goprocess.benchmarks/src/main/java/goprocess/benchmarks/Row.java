package goprocess.benchmarks;

import static goprocess.benchmarks.report.Contender.DEBUG;
import static goprocess.benchmarks.report.Contender.GOPROCESS;
import static goprocess.benchmarks.report.Contender.JCMD;
import static goprocess.benchmarks.report.Contender.RECORDING;
import static goprocess.benchmarks.report.Contender.UNWATCHED;
import static goprocess.benchmarks.report.Contender.VIRTUAL_THREAD;

import goprocess.benchmarks.report.Budget;
import goprocess.benchmarks.report.Contender;
import goprocess.benchmarks.report.Unit;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A row of the table: one kind of work, done by all contenders that can do it. */
enum Row {
    GO_AWAIT(
            "go, then wait until it is closed; one at a time, from a virtual thread",
            GoAwait.class,
            Map.of(GOPROCESS, Budget.times(1.3, VIRTUAL_THREAD))),
    GO_CLOSE(
            "go + close, 200,000 at once, from a platform thread",
            GoClose.class,
            Map.of(GOPROCESS, Budget.times(2, VIRTUAL_THREAD))),
    GO_CLOSE_ON_VIRTUAL(
            "go + close, 200,000 at once, from a virtual thread",
            GoCloseOnVirtual.class,
            Map.of(GOPROCESS, Budget.times(2, VIRTUAL_THREAD))),
    GO_WAIT_CLOSE(
            "go + close, 200,000 at once that wait until they are asked",
            GoWaitClose.class,
            Map.of(GOPROCESS, Budget.times(2, VIRTUAL_THREAD))),
    OPEN_CLOSE(
            "open + close with a teardown",
            OpenClose.class,
            Map.of(GOPROCESS, Budget.nanoseconds(60))),
    CHILD_OPEN_CLOSE(
            "child open + close under a live parent",
            ChildOpenClose.class,
            Map.of(GOPROCESS, Budget.nanoseconds(60))),
    CONTENTION(
            "child open + close by two threads under one live parent, time of each",
            ChildOpenClose.class,
            Map.of()),
    CLOSE_CHILDREN(
            "close 200,000 children of one parent, each",
            CloseChildren.class,
            Map.of(GOPROCESS, Budget.nanoseconds(60))),
    CLOSE_CHAIN(
            "close a chain 1,000,000 deep, each",
            CloseChain.class,
            Map.of(GOPROCESS, Budget.nanoseconds(60))),
    CLOSE_LAYERED(
            "close 200 layers of 1,000 with two parents each, each",
            CloseLayered.class,
            Map.of(GOPROCESS, Budget.nanoseconds(250))),
    IDLE_CHILD("memory of an idle child", IdleChild.class, Map.of(GOPROCESS, Budget.bytes(96))),
    RUNNING_GO(
            "memory of a running go, its thread included",
            RunningGo.class,
            Map.of(GOPROCESS, Budget.more(250, Unit.BYTES, VIRTUAL_THREAD))),
    WATCHED_GO(
            "go + close, one at a time, from a virtual thread, watched",
            WatchedGo.class,
            Watched.BUDGETS),
    WATCHED_MANY("go + close, 200,000 at once, watched", WatchedMany.class, Watched.BUDGETS),
    WATCHED_CHILD(
            "child open + close under a live parent, watched",
            WatchedChild.class,
            Map.of(
                    DEBUG, Budget.times(1.5, UNWATCHED),
                    RECORDING, Budget.more(250, Unit.NANOSECONDS, UNWATCHED))),
    WATCHED_IDLE_CHILD(
            "memory of an idle child, watched",
            WatchedIdleChild.class,
            Map.of(DEBUG, Budget.bytes(112))),
    WATCHED_FIRST(
            "first open + close of a JVM, watched",
            WatchedFirst.class,
            Map.of(DEBUG, Budget.more(10_000_000, Unit.NANOSECONDS, UNWATCHED))),
    DIAGNOSE_STUCK(
            "diagnosis of 100,000 stuck functions, capture included, in all",
            DiagnoseStuck.class,
            Map.of(GOPROCESS, Budget.nanoseconds(1_500_000_000))),
    CAPTURE_JSON(
            "capture of 1,000,000 idle processes, written as JSON, each",
            CaptureJson.class,
            Map.of(GOPROCESS, Budget.nanoseconds(3_000))),
    OPEN_RECORDING(
            "a recording of 1,000,000 processes opened, in a heap of 512 MB, in all",
            OpenRecording.class,
            Map.of(GOPROCESS, Budget.nanoseconds(5_000_000_000L))),
    RECORDED_CLOSES(
            "closes() of 20,000 closes, with length and top step, in all",
            RecordedCloses.class,
            Map.of(GOPROCESS, Budget.nanoseconds(1_000_000_000))),
    WHY(
            "goprocess why PID, from the shell to the answer",
            WhyFromTheShell.class,
            Map.of(GOPROCESS, Budget.times(1, JCMD))),
    FULL_LIMITER("refusal by a limiter that is full", FullLimiter.class, Map.of()),
    CHURN("growth of the heap by churn under one parent, in all", Churn.class, Map.of()),
    SCALING("open a graph and close its top, each", Scaling.class, Map.of()),
    GROWING("close in a graph that grows, each", Growing.class, Map.of()),
    CAPTURE_LINKED(
            "capture of a graph that was linked after it was opened, each",
            CaptureLinked.class,
            Map.of());

    private final String title;
    private final Class<?> benchmark;

    @SuppressWarnings("ImmutableEnumChecker") // Map.of is immutable, and Budget is a record
    private final Map<Contender, Budget> budgets;

    Row(String title, Class<?> benchmark, Map<Contender, Budget> budgets) {
        this.title = title;
        this.benchmark = benchmark;
        this.budgets = budgets;
    }

    static Optional<Row> of(String id) {
        return Stream.of(values()).filter(row -> row.id().equals(id)).findAny();
    }

    /** Whether it shows how the cost grows with a graph. */
    boolean grows() {
        return this == SCALING || this == GROWING || this == CAPTURE_LINKED;
    }

    /** What it is called on the command line. */
    String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    String title() {
        return title;
    }

    Class<?> benchmark() {
        return benchmark;
    }

    Map<Contender, Budget> budgets() {
        return budgets;
    }

    Unit unit() {
        return measuresMemory() ? Unit.BYTES : Unit.NANOSECONDS;
    }

    /** Whether it measures memory, and its times mean nothing. */
    boolean measuresMemory() {
        return this == IDLE_CHILD
                || this == WATCHED_IDLE_CHILD
                || this == RUNNING_GO
                || this == CHURN;
    }

    /** Whether one operation takes seconds, so that it is measured less often. */
    boolean isSlow() {
        return this == OPEN_RECORDING;
    }

    /** Whether other JVMs do the work, so that what this one allocates means nothing. */
    boolean isElsewhere() {
        return this == WHY;
    }

    int threads() {
        return this == CONTENTION ? 2 : 1;
    }

    /** Whether goprocess.debug has to be on the path of a contender. */
    boolean needsDebug(Contender contender) {
        return switch (this) {
            case WATCHED_GO, WATCHED_MANY, WATCHED_CHILD, WATCHED_IDLE_CHILD, WATCHED_FIRST ->
                    contender != UNWATCHED;
            case CAPTURE_JSON, CAPTURE_LINKED, DIAGNOSE_STUCK, OPEN_RECORDING, RECORDED_CLOSES ->
                    contender == GOPROCESS;
            case WHY -> true; // the JVM that is asked has it
            default -> false;
        };
    }

    boolean includes(Contender contender) {
        // One container awaits stability as a whole, so two threads would wait for each other.
        return this != CONTENTION || contender != Contender.JBOSS_MSC;
    }

    /** A separate class, because a constant cannot refer to a later field of its own enum. */
    private static final class Watched {
        static final Map<Contender, Budget> BUDGETS =
                Map.of(
                        DEBUG, Budget.times(1.1, UNWATCHED),
                        RECORDING, Budget.more(600, Unit.NANOSECONDS, UNWATCHED));
    }
}
