package goprocess.debug.render;

import goprocess.debug.diagnosis.Chain;
import goprocess.debug.diagnosis.Culprit;
import goprocess.debug.diagnosis.Verdict;
import goprocess.debug.graph.Detail;
import goprocess.debug.graph.Incoming;
import goprocess.debug.graph.LinkKind;
import goprocess.debug.graph.LockLook;
import goprocess.debug.graph.Snapshot;
import goprocess.debug.graph.ThreadLook;
import goprocess.debug.graph.ThreadWait;
import goprocess.debug.graph.WorkLook;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JsonEncoding;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.json.JsonFactory;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Writes a graph as JSON, one process per line. It streams, so memory does not grow with the file.
 */
public final class JsonGraph {
    /** The version of the format; the schema in this package describes it. */
    private static final int SCHEMA_VERSION = 1;

    /** In a longer chain, only this many processes at either end are written. */
    private static final int CHAIN_END = 500;

    private static final JsonFactory FACTORY =
            JsonFactory.builder()
                    .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
                    .disable(StreamWriteFeature.AUTO_CLOSE_CONTENT)
                    .build();

    private final Snapshot graph;
    private final Verdict verdict;
    private final JsonGenerator json;
    private final Incoming incoming;
    private final Map<Integer, List<ThreadWait>> waiters = new HashMap<>();

    private JsonGraph(Snapshot graph, Verdict verdict, JsonGenerator json) {
        this.graph = graph;
        this.verdict = verdict;
        this.json = json;
        this.incoming = new Incoming(graph);
        for (ThreadWait wait : graph.waits()) {
            waiters.computeIfAbsent(wait.target(), target -> new ArrayList<>(1)).add(wait);
        }
    }

    /**
     * Writes it in UTF-8 and flushes.
     *
     * @throws IOException as the stream throws it
     */
    public static void write(Snapshot graph, Verdict verdict, OutputStream out) throws IOException {
        try {
            // The generator is not closed: the stream belongs to the caller, and there is nothing
            // else to free.
            JsonGenerator json =
                    FACTORY.createGenerator(ObjectWriteContext.empty(), out, JsonEncoding.UTF8);
            new JsonGraph(graph, verdict, json).write();
            json.writeRaw('\n');
            json.flush();
        } catch (JacksonIOException e) {
            throw e.getCause();
        }
    }

    private void write() {
        json.writeStartObject();
        json.writeNumberProperty("schemaVersion", SCHEMA_VERSION);
        json.writeStringProperty("capturedAt", graph.capturedAt().toString());
        json.writeNumberProperty("pid", graph.pid());
        json.writeArrayPropertyStart("processes");
        for (int place = 0; place < graph.size(); place++) {
            json.writeRaw('\n');
            writeProcess(place);
        }
        json.writeEndArray();
        json.writeArrayPropertyStart("findings");
        for (Culprit culprit : verdict.told()) {
            json.writeRaw('\n');
            writeFinding(culprit);
        }
        json.writeEndArray();
        writeOmitted("findingsOmitted", verdict.omitted());
        writeOmitted("cyclesOmitted", verdict.cyclesOmitted());
        writeOmitted("comesAndGoesOmitted", graph.comesAndGoesOmitted());
        writeOmitted("stacksOmitted", graph.stacksOmitted());
        writeMissing();
        json.writeEndObject();
    }

    private void writeMissing() {
        if (!graph.missing().isEmpty()) {
            json.writeArrayPropertyStart("missing");
            graph.missing().forEach(json::writeString);
            json.writeEndArray();
        }
    }

    private void writeOmitted(String name, int count) {
        if (count > 0) {
            json.writeNumberProperty(name, count);
        }
    }

    private void writeProcess(int place) {
        json.writeStartObject();
        json.writeNumberProperty("id", graph.id(place));
        json.writeStringProperty("name", Texts.wellFormed(graph.name(place)));
        json.writeStringProperty("state", graph.state(place).name());
        writeAge("openMillis", graph.openedAt(place));
        writeAge("closingMillis", graph.closingAt(place));
        if (graph.waitsFor(place) != 0) {
            json.writeNumberProperty("waitsFor", graph.waitsFor(place));
        }
        if (graph.hasTeardown(place)) {
            json.writeBooleanProperty("hasTeardown", true);
        }
        if (graph.afterChildren(place)) {
            json.writeBooleanProperty("afterChildren", true);
        }
        json.writeArrayPropertyStart("parents");
        for (int i = incoming.from(place); i < incoming.end(place); i++) {
            if ((incoming.kind(i) & LinkKind.CLOSES) != 0) {
                json.writeNumber(graph.id(incoming.source(i)));
            }
        }
        json.writeEndArray();
        writeLinks(place);
        Detail detail = graph.detail(place);
        if (detail != null) {
            writeDetail(detail);
        }
        writeWaiters(place);
        json.writeEndObject();
    }

    private void writeLinks(int place) {
        json.writeArrayPropertyStart("links");
        for (int link = graph.linksFrom(place); link < graph.linksEnd(place); link++) {
            int kind = graph.kind(link);
            json.writeStartObject();
            json.writeNumberProperty("to", graph.id(graph.target(link)));
            json.writeBooleanProperty("closes", (kind & LinkKind.CLOSES) != 0);
            json.writeBooleanProperty("waits", (kind & LinkKind.WAITS) != 0);
            if ((kind & LinkKind.ON_FAILURE) != 0) {
                json.writeBooleanProperty("closesOnFailure", true);
            }
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void writeDetail(Detail detail) {
        if (detail.cause() != null) {
            json.writeStringProperty("cause", detail.cause().name());
        }
        if (detail.byId() >= 0) {
            json.writeNumberProperty("by", detail.byId());
        }
        if (detail.byThread() != null) {
            json.writeStringProperty("byThread", Texts.wellFormed(detail.byThread()));
        }
        if (detail.failure() != null) {
            json.writeStringProperty("failure", Texts.wellFormed(detail.failure()));
        }
        writeWork("function", detail.function());
        writeWork("teardown", detail.teardown());
        List<WorkLook> callbacks = detail.callbacks();
        if (!callbacks.isEmpty()) {
            writeWork("callback", callbacks.getFirst());
            writeWorks("moreCallbacks", callbacks.subList(1, callbacks.size()));
        }
        writeWorks("abandoned", detail.abandoned());
    }

    private void writeWork(String name, @Nullable WorkLook work) {
        if (work == null) {
            return;
        }
        json.writeObjectPropertyStart(name);
        writeWork(work);
        json.writeEndObject();
    }

    private void writeWorks(String name, List<WorkLook> works) {
        if (!works.isEmpty()) {
            json.writeArrayPropertyStart(name);
            for (WorkLook work : works) {
                json.writeStartObject();
                writeWork(work);
                json.writeEndObject();
            }
            json.writeEndArray();
        }
    }

    private void writeWork(WorkLook work) {
        json.writeBooleanProperty("started", work.started());
        writeAge("sinceMillis", work.since());
        ThreadLook thread = work.thread();
        if (thread != null) {
            writeThread(thread);
            json.writeArrayPropertyStart("stack");
            for (StackTraceElement frame : thread.stack()) {
                json.writeString(Texts.wellFormed(frame.toString()));
            }
            json.writeEndArray();
            writeOwn(Frames.ofApplication(thread.stack()));
            writeOmitted("framesOmitted", thread.framesOmitted());
            writeLock(thread);
        }
    }

    /** So that no reader needs to know by which names the library is recognized. */
    private void writeOwn(BitSet own) {
        if (!own.isEmpty()) {
            json.writeArrayPropertyStart("own");
            own.stream().forEach(json::writeNumber);
            json.writeEndArray();
        }
    }

    private void writeLock(ThreadLook thread) {
        LockLook lock = thread.lock();
        if (lock != null) {
            json.writeStringProperty("lock", Texts.wellFormed(lock.name()));
            if (lock.owner() != null) {
                json.writeStringProperty("lockOwner", Texts.wellFormed(lock.owner()));
                json.writeNumberProperty("lockOwnerTid", lock.ownerTid());
            }
        }
        if (thread.interrupted()) {
            json.writeBooleanProperty("interrupted", true);
        }
    }

    private void writeWaiters(int place) {
        List<ThreadWait> waits = waiters.get(place);
        if (waits == null) {
            return;
        }
        json.writeArrayPropertyStart("waiters");
        for (ThreadWait wait : waits) {
            json.writeStartObject();
            writeThread(wait.thread());
            Optional<StackTraceElement> frame = Frames.own(wait.thread().stack());
            if (frame.isPresent()) {
                json.writeStringProperty("frame", Texts.wellFormed(frame.get().toString()));
            }
            json.writeBooleanProperty("timed", wait.timed());
            writeAge("sinceMillis", wait.since());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void writeThread(ThreadLook thread) {
        json.writeNumberProperty("tid", thread.tid());
        json.writeStringProperty("thread", Texts.wellFormed(thread.name()));
        json.writeStringProperty("threadState", thread.state().name());
    }

    private void writeFinding(Culprit culprit) {
        json.writeStartObject();
        json.writeStringProperty("kind", culprit.kind().label());
        json.writeBooleanProperty("certain", culprit.kind().certain());
        writeAge("ageMillis", culprit.since());
        json.writeNumberProperty("culprit", graph.id(culprit.place()));
        json.writeStringProperty("culpritName", Texts.wellFormed(graph.name(culprit.place())));
        WorkLook work = culprit.work();
        if (work != null && work.thread() != null) {
            writeThread(work.thread());
            Optional<StackTraceElement> frame = Frames.own(work.thread().stack());
            if (frame.isPresent()) {
                json.writeStringProperty("frame", Texts.wellFormed(frame.get().toString()));
            }
            Optional<StackTraceElement> told = Frames.toTell(work.thread().stack());
            if (told.isPresent()) {
                json.writeStringProperty("where", Frames.brief(told.get()));
            }
        }
        json.writeStringProperty("summary", Texts.wellFormed(Sentence.of(graph, culprit)));
        Chain chain = culprit.chain();
        int left = chain.length() - 2 * CHAIN_END;
        json.writeArrayPropertyStart("chain");
        for (int i = 0; i < chain.length(); i++) {
            if (i == CHAIN_END && left > 0) {
                i += left;
            }
            json.writeNumber(graph.id(chain.place(i)));
        }
        json.writeEndArray();
        writeOmitted("chainOmitted", left);
        json.writeEndObject();
    }

    private void writeAge(String name, long since) {
        if (since != 0) {
            json.writeNumberProperty(name, Math.max(0, graph.nanoTime() - since) / 1_000_000);
        }
    }
}
