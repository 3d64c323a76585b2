package goprocess.debug.history;

import static goprocess.debug.history.ProcessHistory.UNKNOWN;

import goprocess.api.State;
import goprocess.debug.event.LiveWorkEvent.Role;
import goprocess.debug.graph.RecordedThreads;
import goprocess.debug.graph.ThreadLook;
import goprocess.debug.graph.WorkLook;
import goprocess.debug.history.AbandonmentHistory.What;
import goprocess.spi.ProcessLink;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** A process as it was at one moment of a recording. */
final class RecordedNode implements RecordedThreads.Node {
    /**
     * A close counts as held by processes that come and go if it is at least this old, and one of
     * them has just closed.
     */
    private static final long OLD = TimeUnit.MILLISECONDS.toNanos(200);

    private static final long JUST_NOW = TimeUnit.MILLISECONDS.toNanos(100);

    private final ProcessHistory history;
    private final GraphView view;

    RecordedNode(ProcessHistory history, GraphView view) {
        this.history = history;
        this.view = view;
    }

    @Override
    public long id() {
        return history.id();
    }

    @Override
    public String name() {
        return history.name();
    }

    @Override
    public State state() {
        if (!history.isOpenAt(view.time())) {
            return State.CLOSED;
        }
        return history.isClosingAt(view.time()) ? State.CLOSING : State.RUNNING;
    }

    @Override
    public Look look() {
        boolean closing = state() == State.CLOSING;
        RecordedThreads threads = threads();
        return new Look(
                state(),
                waitsFor(threads),
                work(threads.function()),
                work(threads.teardown()),
                hasTeardown(),
                isWished(),
                history.openedAt(),
                wishedAt(),
                closing ? history.closingAt() : UNKNOWN,
                closing ? history.cause() : null,
                closing ? view.node(history.by()) : null,
                closing ? history.closerThread() : null,
                null,
                List.of());
    }

    /** Work without a thread, since its threads are not in this JVM. */
    private static @Nullable Work work(@Nullable WorkLook work) {
        return work == null ? null : new Work(null, work.started(), work.since());
    }

    private int waitsFor(RecordedThreads threads) {
        List<ProcessLink> waits = new ArrayList<>();
        forEachLink(
                link -> {
                    if (link.waits()) {
                        waits.add(link);
                    }
                });
        int work = (threads.function() == null ? 0 : 1) + threads.callbacks().size();
        return waits.size() + work;
    }

    private boolean hasTeardown() {
        return history.teardown() == null ? history.hadTeardown : !hasTeardownBegun();
    }

    /** Then it does not wait for its function, which may go on if it was abandoned. */
    private boolean hasTeardownBegun() {
        WorkHistory teardown = history.teardown();
        return teardown != null && teardown.startedAt() <= view.time();
    }

    /**
     * Whether its close was requested: a snapshot shows it, or its function returned and it did not
     * close.
     */
    private boolean isWished() {
        State state = state();
        return (state != State.CLOSED && history.live().isWishedAt(view.time()))
                || (state == State.RUNNING && hasReturned(history.function()));
    }

    private boolean hasReturned(@Nullable WorkHistory function) {
        return function != null
                && function.endedAt() != UNKNOWN
                && function.endedAt() <= view.time()
                && function.failure() == null;
    }

    /** As early as the recording shows it. */
    private long wishedAt() {
        if (!isWished()) {
            return UNKNOWN;
        }
        long seen = history.live().wishedAt();
        WorkHistory function = history.function();
        if (function == null || !hasReturned(function)) {
            return seen;
        }
        return seen == UNKNOWN ? function.endedAt() : Math.min(seen, function.endedAt());
    }

    @Override
    public RecordedThreads threads() {
        if (state() == State.CLOSED) {
            return new RecordedThreads(
                    null, null, List.of(), abandoned(), List.of(), List.of(), false, false);
        }
        boolean closing = state() == State.CLOSING;
        WorkLook function =
                hasTeardownBegun() || history.hasAbandoned(What.FUNCTION, view.time())
                        ? null
                        : work(Role.FUNCTION, history.function());
        WorkLook teardown =
                history.hasAbandoned(What.TEARDOWN, view.time())
                        ? null
                        : work(Role.TEARDOWN, history.teardown());
        return new RecordedThreads(
                function,
                teardown,
                closing ? callbacks() : List.of(),
                abandoned(),
                history.live().waitsAt(view.time(), view.snapshots()),
                onCarriers(function, teardown),
                hadNoCarrier(),
                comesAndGoes());
    }

    /** Those threads of work that had not ended. */
    private List<ThreadLook> onCarriers(@Nullable WorkLook function, @Nullable WorkLook teardown) {
        return history.live().onCarriersAt(view.time(), view.snapshots()).stream()
                .filter(thread -> isWorkOn(function, thread) || isWorkOn(teardown, thread))
                .toList();
    }

    private static boolean isWorkOn(@Nullable WorkLook work, ThreadLook thread) {
        return work != null && work.started() && isOn(work.thread(), thread);
    }

    private List<LiveWork> seen(Role role) {
        return history.live().worksAt(role, view.time(), view.snapshots());
    }

    private boolean hadNoCarrier() {
        return Stream.of(Role.FUNCTION, Role.TEARDOWN, Role.CALLBACK)
                .anyMatch(role -> seen(role).stream().anyMatch(LiveWork::noCarrier));
    }

    private List<WorkLook> callbacks() {
        return seen(Role.CALLBACK).stream()
                .filter(row -> !isAbandoned(row))
                .map(LiveWork::look)
                .toList();
    }

    /** Whether a row of callbacks was given up after a snapshot showed it. */
    private boolean isAbandoned(LiveWork row) {
        return history.abandonments().stream()
                .anyMatch(
                        one ->
                                one.hasHappened(What.CALLBACK, view.time())
                                        && row.seenAt() <= one.at()
                                        && isOn(row.thread(), one.thread()));
    }

    private static boolean isOn(@Nullable ThreadLook one, @Nullable ThreadLook other) {
        return one != null && other != null && one.tid() == other.tid();
    }

    /**
     * The abandoned work that still ran: what a snapshot has, and what was abandoned since. More
     * than one snapshot may have it, where they are not known to follow each other. What was
     * abandoned first comes first, as in the live graph: several threads may have written it.
     */
    List<WorkLook> abandoned() {
        Map<List<Long>, WorkLook> latest = new LinkedHashMap<>();
        for (WorkLook work : looks(Role.ABANDONED)) {
            if (!isOver(work.thread())) {
                latest.put(List.of(tid(work), work.since()), work);
            }
        }
        List<WorkLook> all = new ArrayList<>(latest.values());
        for (AbandonmentHistory one : history.abandonments()) {
            ThreadLook thread = one.thread();
            if (thread != null
                    && one.at() <= view.time()
                    && mayStillRun(one)
                    && latest.values().stream().noneMatch(work -> isOn(work.thread(), thread))) {
                all.add(new WorkLook(thread, true, one.at()));
            }
        }
        all.sort(Comparator.comparingLong(WorkLook::since).thenComparingLong(RecordedNode::tid));
        return List.copyOf(all);
    }

    private static long tid(WorkLook work) {
        ThreadLook thread = work.thread();
        return thread == null ? 0 : thread.tid();
    }

    /**
     * A function and a teardown have an event at their end. The next snapshot may have begun before
     * they were given up, and so not show them; the one after it would. The end of a callback has
     * no event, so the next snapshot decides.
     */
    private boolean mayStillRun(AbandonmentHistory one) {
        return switch (one.what()) {
            case FUNCTION -> !hasEnded(history.function()) && isRecent(one);
            case TEARDOWN -> !hasEnded(history.teardown()) && isRecent(one);
            case CALLBACK ->
                    !isOver(one.thread()) && view.snapshots().noneBetween(one.at(), view.time());
            case WAIT -> false;
        };
    }

    private boolean isRecent(AbandonmentHistory one) {
        return view.snapshots().isLatest(one.at(), view.time());
    }

    /** Whether the function or the teardown that ran on a thread has ended. */
    private boolean isOver(@Nullable ThreadLook thread) {
        return thread != null
                && (isOver(history.function(), thread) || isOver(history.teardown(), thread));
    }

    private boolean isOver(@Nullable WorkHistory work, ThreadLook thread) {
        return work != null && work.threadId() == thread.tid() && hasEnded(work);
    }

    private boolean hasEnded(@Nullable WorkHistory work) {
        return work != null && work.endedAt() != UNKNOWN && work.endedAt() <= view.time();
    }

    private List<WorkLook> looks(Role role) {
        return seen(role).stream().map(LiveWork::look).toList();
    }

    private @Nullable LiveWork first(Role role) {
        List<LiveWork> seen = seen(role);
        return seen.isEmpty() ? null : seen.getFirst();
    }

    /**
     * Work as its event shows it, with the stack if a snapshot has one; or work that had not begun,
     * as a snapshot shows it.
     */
    private @Nullable WorkLook work(Role role, @Nullable WorkHistory work) {
        LiveWork seen = first(role);
        if (work != null && work.covers(view.time())) {
            ThreadLook thread = seen != null && seen.started() ? seen.thread() : threadOf(work);
            return new WorkLook(thread, true, work.startedAt());
        }
        boolean notBegun = work == null || work.startedAt() > view.time();
        return seen != null && !seen.started() && notBegun ? seen.look() : null;
    }

    /** Its thread, with the stack if it occupied a carrier. */
    private @Nullable ThreadLook threadOf(WorkHistory work) {
        long tid = work.threadId();
        return tid == 0
                ? null
                : history.live().onCarriersAt(view.time(), view.snapshots()).stream()
                        .filter(thread -> thread.tid() == tid)
                        .findFirst()
                        .orElseGet(() -> ThreadLook.recorded(tid, work.thread()));
    }

    private boolean comesAndGoes() {
        long time = view.time();
        long since = state() == State.CLOSING ? history.closingAt() : wishedAt();
        return since != UNKNOWN
                && time - since > OLD
                && history.out().stream()
                        .filter(LinkHistory::waits)
                        .map(LinkHistory::to)
                        .anyMatch(
                                to ->
                                        to.openedAt() > since
                                                && to.closedAt() != UNKNOWN
                                                && to.closedAt() <= time
                                                && to.closedAt() >= time - JUST_NOW);
    }

    @Override
    public void forEachLink(Consumer<? super ProcessLink> visitor) {
        history.out().forEach(link -> visit(link, visitor));
    }

    @Override
    public void forEachLinkFrom(Consumer<? super ProcessLink> visitor) {
        history.in().forEach(link -> visit(link, visitor));
    }

    private void visit(LinkHistory link, Consumer<? super ProcessLink> visitor) {
        RecordedNode from = view.node(link.from());
        RecordedNode to = view.node(link.to());
        if (from != null
                && to != null
                && link.isThereAt(view.time())
                && from.state() != State.CLOSED
                && to.state() != State.CLOSED) {
            visitor.accept(
                    new ProcessLink(from, to, link.closes(), link.waits(), link.closesOnFailure()));
        }
    }

    /** {@return an empty list, since the threads that waited are not in this JVM} */
    @Override
    public List<Wait> waits() {
        return List.of();
    }

    @Override
    public String toString() {
        return history + " " + state();
    }
}
