package goprocess.debug.history;

import static goprocess.debug.history.EventFields.text;
import static goprocess.debug.history.EventFields.textOrNull;
import static goprocess.debug.history.EventFields.threadId;
import static goprocess.debug.history.EventFields.threadName;
import static goprocess.debug.history.ProcessHistory.UNKNOWN;

import goprocess.debug.event.EventNames;
import goprocess.debug.event.LiveWorkEvent.Role;
import goprocess.debug.graph.LockLook;
import goprocess.debug.graph.ThreadLook;
import goprocess.debug.history.AbandonmentHistory.What;
import goprocess.spi.CloseCause;

import jdk.jfr.EventType;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedThread;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.LongUnaryOperator;

/**
 * The processes of a recording while it is read. Events come in no particular order, and a snapshot
 * repeats what was recorded before.
 */
final class ProcessTable {
    /** How many texts are kept to share equal ones. A few duplicates are harmless. */
    private static final int TEXTS = 1 << 14;

    /** How long a thread that has just been started may wait for a carrier. */
    private static final long A_WHILE = TimeUnit.MILLISECONDS.toNanos(50);

    private record Cut(ProcessHistory from, ProcessHistory to, long at) {}

    private record LeftBehind(long process, String name, LiveWork work) {}

    private record SnapshotEnd(long at, String kind, boolean isEmpty, boolean mayEndChunk) {}

    private final ProcessIndex processes = new ProcessIndex();
    private final @Nullable String[] texts = new String[TEXTS];
    private final LinkTable links = new LinkTable();
    private final List<SnapshotEnd> snapshots = new ArrayList<>();
    private final List<LeftBehind> leftBehind = new ArrayList<>();
    private final List<Cut> cuts = new ArrayList<>();

    private @Nullable RecordedThread lastThread;
    private EventThread lastEventThread = EventThread.NONE;

    /** The types of an event with one name: each copy of the library has its own. */
    private final Map<String, Set<Long>> copies = new HashMap<>();

    ProcessHistory named(RecordedEvent event, String idField, String nameField) {
        return named(event, event.getLong(idField), nameField);
    }

    private ProcessHistory named(RecordedEvent event, long id, String nameField) {
        ProcessHistory process = process(id);
        if (process.name == null) {
            process.name = shared(text(event, nameField));
        }
        return process;
    }

    private @Nullable ProcessHistory other(RecordedEvent event, String idField, String nameField) {
        long id = event.getLong(idField);
        return id < 0 ? null : named(event, id, nameField);
    }

    private ProcessHistory process(long id) {
        return processes.findOrAdd(id);
    }

    private String shared(String text) {
        int place = (text.hashCode() * 0x9E3779B9) >>> 18;
        String known = texts[place];
        if (known == null || !known.equals(text)) {
            texts[place] = text;
            return text;
        }
        return known;
    }

    /** The thread of an event. In a file each thread has its events together. */
    private EventThread threadOf(RecordedEvent event) {
        RecordedThread thread = event.getThread();
        if (thread != lastThread) {
            lastThread = thread;
            lastEventThread =
                    thread == null
                            ? EventThread.NONE
                            : new EventThread(threadId(thread), shared(threadName(thread)));
        }
        return lastEventThread;
    }

    private @Nullable String failure(RecordedEvent event) {
        String text = textOrNull(event, "failure");
        return text == null ? null : shared(text);
    }

    void opened(RecordedEvent event, long at) {
        ProcessHistory process = named(event, "id", "name");
        process.openedAt = at;
        process.opener = threadOf(event);
        ProcessHistory parent = other(event, "parent", "parentName");
        if (parent != null) {
            links.opened(parent, process);
        }
    }

    void link(RecordedEvent event, long since) {
        links.add(
                new LinkHistory(
                        process(event.getLong("id")),
                        process(event.getLong("to")),
                        event.getBoolean("closes"),
                        event.getBoolean("waits"),
                        event.getBoolean("closesOnFailure"),
                        since,
                        since == UNKNOWN ? EventThread.NONE : threadOf(event),
                        false));
    }

    void closing(RecordedEvent event, long at) {
        ProcessHistory process = named(event, "id", "name");
        process.closingAt = at;
        process.cause = CloseCause.valueOf(text(event, "cause"));
        process.by = other(event, "by", "byName");
        process.closer = threadOf(event);
    }

    void closed(RecordedEvent event, long at) {
        ProcessHistory process = named(event, "id", "name");
        process.closedAt = at;
        process.concluder = threadOf(event);
        long closingAt = event.getLong("closingAt");
        if (closingAt != UNKNOWN) {
            process.closingAt = closingAt;
        }
        process.last = other(event, "last", "lastName");
        process.failure = failure(event);
    }

    void worked(RecordedEvent event, long at, boolean teardown) {
        ProcessHistory process = named(event, "id", "name");
        EventThread thread = threadOf(event);
        work(
                new WorkHistory(
                        process,
                        teardown,
                        event.getLong("startedAt"),
                        at,
                        thread.id(),
                        thread.name(),
                        failure(event),
                        UNKNOWN));
    }

    void abandoned(RecordedEvent event, long at) {
        ProcessHistory process = named(event, "id", "name");
        What what = What.of(text(event, "what"));
        if (what == null) {
            return;
        }
        RecordedThread runner = event.getThread("workThread");
        AbandonmentHistory abandonment =
                new AbandonmentHistory(
                        at,
                        what,
                        thread(runner, event.getString("threadState"), text(event, "stack")),
                        other(event, "to", "toName"));
        process.abandoned(abandonment);
        if (abandonment.to() != null) {
            cuts.add(new Cut(process, abandonment.to(), abandonment.at()));
        }
        if (runner != null && (what == What.FUNCTION || what == What.TEARDOWN)) {
            work(
                    new WorkHistory(
                            process,
                            what == What.TEARDOWN,
                            event.getLong("startedAt"),
                            UNKNOWN,
                            threadId(runner),
                            shared(threadName(runner)),
                            null,
                            at));
        }
    }

    void live(RecordedEvent event, long at) {
        ProcessHistory process = named(event, "id", "name");
        process.openedAt = event.getLong("openedAt");
        long closingAt = event.getLong("closingAt");
        if (closingAt != UNKNOWN) {
            process.closingAt = closingAt;
        }
        if (process.cause == null && event.getString("cause") != null) {
            process.cause = CloseCause.valueOf(text(event, "cause"));
            process.by = other(event, "by", "byName");
            process.closer = new EventThread(process.closer.id(), shared(text(event, "byThread")));
        }
        liveWork(process, event, at, Role.FUNCTION, "function");
        liveWork(process, event, at, Role.TEARDOWN, "teardown");
        process.hadTeardown |= event.getBoolean("hasTeardown");
        if (event.getBoolean("afterChildren")) {
            process.seen().wished(wishedAt(event, at));
        }
    }

    /** In an older file there is only the time at which a snapshot shows the request. */
    private static long wishedAt(RecordedEvent event, long seenAt) {
        long at = event.hasField("wishedAt") ? event.getLong("wishedAt") : UNKNOWN;
        return at == UNKNOWN ? seenAt : at;
    }

    private void liveWork(
            ProcessHistory process, RecordedEvent event, long at, Role role, String which) {
        long since = event.getLong(which + "At");
        if (since != UNKNOWN) {
            RecordedThread thread = event.getThread(which + "Thread");
            work(
                    new WorkHistory(
                            process,
                            role == Role.TEARDOWN,
                            since,
                            UNKNOWN,
                            threadId(thread),
                            shared(threadName(thread)),
                            null,
                            UNKNOWN));
            String state = event.getString(which + "State");
            String stack = event.getString(which + "Stack");
            if (state != null && stack != null) {
                process.seen()
                        .add(
                                new LiveWork(
                                        at,
                                        role,
                                        true,
                                        false,
                                        thread(thread, state, stack),
                                        since));
            }
        }
    }

    void liveWork(RecordedEvent event, long at) {
        String state = event.getString("threadState");
        String stack = text(event, "stack");
        long id = event.getLong("id");
        LiveWork work =
                new LiveWork(
                        at,
                        Role.valueOf(text(event, "role")),
                        event.getBoolean("started"),
                        hadNoCarrier(event, at),
                        thread(event.getThread("workThread"), state, stack),
                        event.getLong("workAt"));
        if (isOfAClosedProcess(event)) {
            leftBehind.add(new LeftBehind(id, text(event, "name"), work));
        } else {
            process(id).seen().add(work);
        }
    }

    /** An earlier version did not try it; there, work that has waited for a while lacks one. */
    private static boolean hadNoCarrier(RecordedEvent event, long at) {
        return event.hasField("noCarrier")
                ? event.getBoolean("noCarrier")
                : !event.getBoolean("started")
                        && mayLackCarrier(event)
                        && event.getLong("workAt") != UNKNOWN
                        && at - event.getLong("workAt") > A_WHILE;
    }

    /** A teardown or callback has a thread of the library; that of a function may be any. */
    private static boolean mayLackCarrier(RecordedEvent event) {
        RecordedThread thread = event.getThread("workThread");
        return !text(event, "role").equals(Role.FUNCTION.name())
                || (thread != null && thread.isVirtual());
    }

    /** Whether it is abandoned work that still runs though its process has closed. */
    static boolean isOfAClosedProcess(RecordedEvent event) {
        return event.hasField("name") && event.hasField("role") && event.getString("name") != null;
    }

    /**
     * Gives abandoned work to its process. A process of that number which is open, or has another
     * name, is one of another copy of the library.
     */
    private void give(LeftBehind left) {
        ProcessHistory process = process(left.process());
        boolean isAnother = process.name != null && !process.name.equals(left.name());
        if (!isAnother && !process.isOpenAt(left.work().seenAt())) {
            process.name = left.name();
            process.seen().add(left.work());
        }
    }

    void liveWait(RecordedEvent event, long at) {
        ThreadLook thread = thread(event.getThread("waitingThread"), null, "");
        if (thread != null) {
            process(event.getLong("id"))
                    .seen()
                    .add(
                            new LiveWait(
                                    at,
                                    thread,
                                    event.getBoolean("timed"),
                                    event.hasField("childrenOnly") // no field in an older file
                                            && event.getBoolean("childrenOnly"),
                                    event.getLong("waitingAt")));
        }
    }

    void liveThread(RecordedEvent event, long at) {
        ThreadLook thread =
                thread(
                        event.getThread("thread"),
                        event.getString("threadState"),
                        text(event, "stack"));
        if (thread != null) {
            process(event.getLong("id"))
                    .seen()
                    .add(
                            new LiveThread(
                                    at,
                                    thread.with(lock(event), event.getBoolean("interrupted")),
                                    event.getBoolean("onCarrier")));
        }
    }

    private @Nullable LockLook lock(RecordedEvent event) {
        String name = event.getString("lock");
        String owner = event.getString("lockOwner");
        return name == null
                ? null
                : new LockLook(
                        shared(name),
                        owner == null ? null : shared(owner),
                        event.getLong("lockOwnerTid"));
    }

    private @Nullable ThreadLook thread(
            @Nullable RecordedThread thread, @Nullable String state, String stack) {
        if (thread == null) {
            return null;
        }
        long tid = threadId(thread);
        String name = shared(threadName(thread));
        return state == null
                ? ThreadLook.recorded(tid, name)
                : ThreadLook.recorded(
                        tid,
                        name,
                        thread.isVirtual(),
                        Thread.State.valueOf(state),
                        StackTexts.frames(stack),
                        StackTexts.framesOmitted(stack));
    }

    /**
     * A snapshot ends; what it does not contain is over. One that contains nothing may have failed,
     * or come from an idle copy of the library in another class loader.
     */
    void snapshotEnds(RecordedEvent event, long at, String count) {
        EventType type = event.getEventType();
        copies.computeIfAbsent(type.getName(), name -> new HashSet<>()).add(type.getId());
        boolean isEmpty = event.getLong(count) == 0 && event.getLong("closing") == 0;
        if (!(isEmpty && event.getBoolean("truncated"))) {
            snapshots.add(new SnapshotEnd(at, type.getName(), isEmpty, mayEndChunk(event)));
        }
    }

    /** An earlier version did not record whether it was taken at a stall or at the chunk's end. */
    private static boolean mayEndChunk(RecordedEvent event) {
        return event.getEventType().getName().equals(EventNames.UNFINISHED)
                && (!event.hasField("chunkEnds") || event.getBoolean("chunkEnds"));
    }

    /**
     * The snapshots.
     *
     * @param chunkEnd returns the end of the chunk in which a moment is; that moment itself if the
     *     chunk was not finished
     */
    Snapshots snapshots(LongUnaryOperator chunkEnd) {
        NavigableMap<Long, SnapshotEnd> counted = new TreeMap<>();
        for (SnapshotEnd one : snapshots) {
            if (!one.isEmpty() || copies.getOrDefault(one.kind(), Set.of()).size() == 1) {
                counted.put(one.at(), one);
            }
        }
        List<Snapshots.End> ends = new ArrayList<>();
        for (SnapshotEnd one : counted.values()) {
            long end = one.mayEndChunk() ? chunkEnd.applyAsLong(one.at()) : one.at();
            Long next = counted.higherKey(one.at());
            ends.add(new Snapshots.End(one.at(), next != null && next <= end ? one.at() : end));
        }
        return new Snapshots(ends);
    }

    private static void work(WorkHistory work) {
        ProcessHistory process = work.owner();
        if (work.teardown()) {
            process.teardown = process.teardown == null ? work : process.teardown.with(work);
        } else {
            process.function = process.function == null ? work : process.function.with(work);
        }
    }

    /** The processes that were read, in order, with each link added at both its ends. */
    ProcessIndex finished() {
        leftBehind.forEach(this::give);
        cuts.forEach(cut -> links.cut(cut.from(), cut.to(), cut.at()));
        processes.sort();
        processes.all().forEach(ProcessHistory::sort);
        return processes;
    }
}
