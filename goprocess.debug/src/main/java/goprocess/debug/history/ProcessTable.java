package goprocess.debug.history;

import static goprocess.debug.history.EventFields.at;
import static goprocess.debug.history.EventFields.text;
import static goprocess.debug.history.EventFields.threadId;
import static goprocess.debug.history.EventFields.threadName;
import static goprocess.debug.history.ProcessHistory.UNKNOWN;

import goprocess.spi.CloseCause;

import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedThread;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The processes of a recording while it is read. Events come in no particular order, some more than
 * once: a snapshot tells again what others have told.
 */
final class ProcessTable {
    private record LinkKey(
            long from, long to, boolean closes, boolean waits, boolean closesOnFailure) {}

    private record SeenLink(long since, long threadId, boolean atOpening) {}

    private final Map<Long, ProcessHistory> processes = new LinkedHashMap<>();
    private final Map<LinkKey, SeenLink> links = new LinkedHashMap<>();

    /** One string for each name and failure, though a million processes have it. */
    private final Map<String, String> texts = new HashMap<>();

    ProcessHistory named(RecordedEvent event, String idField, String nameField) {
        ProcessHistory process = process(event.getLong(idField));
        process.name = shared(text(event, nameField));
        return process;
    }

    private @Nullable ProcessHistory other(RecordedEvent event, String idField, String nameField) {
        return event.getLong(idField) < 0 ? null : named(event, idField, nameField);
    }

    private ProcessHistory process(long id) {
        return processes.computeIfAbsent(id, ProcessHistory::new);
    }

    private String shared(String text) {
        return texts.computeIfAbsent(text, t -> t);
    }

    private @Nullable String failure(RecordedEvent event) {
        String text = event.getString("failure");
        return text == null ? null : shared(text);
    }

    void opened(RecordedEvent event) {
        ProcessHistory process = named(event, "id", "name");
        process.openedAt = at(event);
        process.openerThreadId = threadId(event.getThread());
        ProcessHistory parent = other(event, "parent", "parentName");
        if (parent != null) {
            links.put(
                    new LinkKey(parent.id(), process.id(), true, true, false),
                    new SeenLink(at(event), process.openerThreadId, true));
        }
    }

    void link(RecordedEvent event, long since) {
        LinkKey key =
                new LinkKey(
                        event.getLong("id"),
                        event.getLong("to"),
                        event.getBoolean("closes"),
                        event.getBoolean("waits"),
                        event.getBoolean("closesOnFailure"));
        if (since == UNKNOWN) {
            links.putIfAbsent(key, new SeenLink(UNKNOWN, 0, false));
        } else {
            links.merge(
                    key,
                    new SeenLink(since, threadId(event.getThread()), false),
                    (seen, made) -> seen.since == UNKNOWN || made.since < seen.since ? made : seen);
        }
    }

    void closing(RecordedEvent event) {
        ProcessHistory process = named(event, "id", "name");
        process.closingAt = at(event);
        process.cause = CloseCause.valueOf(text(event, "cause"));
        process.by = other(event, "by", "byName");
        process.closerThreadId = threadId(event.getThread());
        process.closerThread = shared(threadName(event.getThread()));
    }

    void closed(RecordedEvent event) {
        ProcessHistory process = named(event, "id", "name");
        process.closedAt = at(event);
        process.concluderThreadId = threadId(event.getThread());
        if (event.getLong("closingAt") != UNKNOWN) {
            process.closingAt = event.getLong("closingAt");
        }
        process.last = other(event, "last", "lastName");
        process.failure = failure(event);
    }

    void worked(RecordedEvent event, boolean teardown) {
        ProcessHistory process = named(event, "id", "name");
        work(
                new WorkHistory(
                        process,
                        teardown,
                        event.getLong("startedAt"),
                        at(event),
                        threadId(event.getThread()),
                        shared(threadName(event.getThread())),
                        failure(event)));
    }

    void live(RecordedEvent event) {
        ProcessHistory process = named(event, "id", "name");
        process.openedAt = event.getLong("openedAt");
        if (event.getLong("closingAt") != UNKNOWN) {
            process.closingAt = event.getLong("closingAt");
        }
        if (process.cause == null && event.getString("cause") != null) {
            process.cause = CloseCause.valueOf(text(event, "cause"));
            process.by = other(event, "by", "byName");
            process.closerThread = shared(text(event, "byThread"));
        }
        liveWork(process, event, false, "functionAt", "functionThread");
        liveWork(process, event, true, "teardownAt", "teardownThread");
    }

    private void liveWork(
            ProcessHistory process, RecordedEvent event, boolean teardown, String at, String on) {
        if (event.getLong(at) != UNKNOWN) {
            RecordedThread thread = event.getThread(on);
            work(
                    new WorkHistory(
                            process,
                            teardown,
                            event.getLong(at),
                            UNKNOWN,
                            threadId(thread),
                            shared(threadName(thread)),
                            null));
        }
    }

    private static void work(WorkHistory work) {
        ProcessHistory process = work.owner();
        if (work.teardown()) {
            process.teardown = process.teardown == null ? work : process.teardown.with(work);
        } else {
            process.function = process.function == null ? work : process.function.with(work);
        }
    }

    /** What was read, with each link at both its ends. */
    Map<Long, ProcessHistory> finished() {
        links.forEach(
                (key, seen) -> {
                    ProcessHistory from = process(key.from);
                    ProcessHistory to = process(key.to);
                    LinkHistory link =
                            new LinkHistory(
                                    from,
                                    to,
                                    key.closes,
                                    key.waits,
                                    key.closesOnFailure,
                                    seen.since,
                                    seen.threadId,
                                    seen.atOpening);
                    from.out.add(link);
                    to.in.add(link);
                });
        links.clear();
        return processes;
    }
}
