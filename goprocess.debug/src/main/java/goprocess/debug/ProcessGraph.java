package goprocess.debug;

import goprocess.api.GoProcess;
import goprocess.debug.diagnosis.CulpritSearch;
import goprocess.debug.graph.Capture;
import goprocess.debug.graph.Recorded;
import goprocess.debug.graph.Snapshot;
import goprocess.debug.render.DotGraph;
import goprocess.debug.render.JsonGraph;
import goprocess.debug.render.JsonSchema;
import goprocess.spi.ProcessNode;
import goprocess.spi.ProcessProvider;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * The processes of this JVM and their links, as they were at one moment.
 *
 * <pre>{@code
 * System.out.println(ProcessGraph.capture().diagnose());
 * }</pre>
 *
 * <p>A capture stops no thread. Each process is read at one moment, its links are read soon after,
 * and other processes are read before or after it. So the whole is not a picture of one instant:
 * the graph keeps changing while the capture walks through it.
 *
 * <p>A captured graph is immutable, and retains no process, thread or exception. Chains of any
 * length are walked and written without recursion.
 */
public final class ProcessGraph {
    private static final int FOLD_ABOVE = 200;

    private final Snapshot graph;
    private final int foldAbove;

    /**
     * Computed when it is first requested. Each computation gives the same result, so no lock is
     * needed.
     */
    private @Nullable Diagnosis diagnosis;

    ProcessGraph(Snapshot graph) {
        this(graph, FOLD_ABOVE);
    }

    private ProcessGraph(Snapshot graph, int foldAbove) {
        this.graph = graph;
        this.foldAbove = foldAbove;
    }

    /**
     * Captures all open processes of this JVM, and those that have closed without work that was
     * given up and still runs.
     *
     * @return the graph
     * @throws IllegalStateException if the implementation is missing or there are several
     */
    public static ProcessGraph capture() {
        return capture(Stacks.OF_CLOSING);
    }

    /**
     * Captures all open processes of this JVM, and those that have closed without work that was
     * given up and still runs.
     *
     * @param stacks the functions and teardowns whose stacks are taken
     * @return the graph
     * @throws NullPointerException if {@code stacks} is null
     * @throws IllegalStateException if the implementation is missing or there are several
     */
    public static ProcessGraph capture(Stacks stacks) {
        Objects.requireNonNull(stacks, "stacks");
        return new ProcessGraph(Capture.of(Capture.everything(), null, stacks == Stacks.ALL));
    }

    /**
     * Captures a process and all its descendants. If one of them is closing, it also captures what
     * their functions and teardowns wait for, wherever that is in the graph.
     *
     * @param root the process to begin with
     * @return the graph
     * @throws NullPointerException if {@code root} is null
     * @throws IllegalArgumentException if {@code root} is not a process of the library
     */
    public static ProcessGraph capture(GoProcess root) {
        return capture(root, Stacks.OF_CLOSING);
    }

    /**
     * Captures a process and all its descendants. If one of them is closing, it also captures what
     * their functions and teardowns wait for, wherever that is in the graph.
     *
     * @param root the process to begin with
     * @param stacks the functions and teardowns whose stacks are taken
     * @return the graph
     * @throws NullPointerException if an argument is null
     * @throws IllegalArgumentException if {@code root} is not a process of the library
     */
    public static ProcessGraph capture(GoProcess root, Stacks stacks) {
        Objects.requireNonNull(root, "root");
        Objects.requireNonNull(stacks, "stacks");
        ProcessNode node = ProcessProvider.installed().node(root);
        return new ProcessGraph(
                Capture.of(List.of(node), Capture::everything, stacks == Stacks.ALL));
    }

    /**
     * A graph of processes from another source, such as a recording.
     *
     * @param nodes all of them, as they were at that moment
     * @param time the moment
     * @param nanoTime the same moment on the clock of the times in {@code nodes}
     * @param pid the process id of their JVM
     * @param missing why some may be missing, a sentence for each reason. If there is a reason, a
     *     diagnosis never says that nothing holds a close
     * @return the graph, without threads
     * @throws NullPointerException if an argument is null
     */
    public static ProcessGraph of(
            List<? extends ProcessNode> nodes,
            Instant time,
            long nanoTime,
            long pid,
            List<String> missing) {
        Snapshot graph = Recorded.of(List.copyOf(nodes), time, nanoTime, pid, missing);
        return new ProcessGraph(graph, FOLD_ABOVE);
    }

    /**
     * The same graph, folded above another limit when it is drawn.
     *
     * @param limit above this number of processes, similar ones are drawn as one node with their
     *     count; 200 by default
     * @return a graph that shares everything with this one
     * @throws IllegalArgumentException if {@code limit} is negative
     */
    public ProcessGraph foldAbove(int limit) {
        if (limit < 0) {
            throw new IllegalArgumentException("The limit of nodes must not be negative: " + limit);
        }
        return new ProcessGraph(graph, limit);
    }

    /**
     * How many of its processes are open.
     *
     * @return the number of processes, running and closing
     */
    public int live() {
        return graph.live();
    }

    /**
     * How many of its processes are closing.
     *
     * @return the number of processes
     */
    public int closing() {
        return graph.closing();
    }

    /**
     * The number of threads that may hold a close and whose stack is not in this graph. A capture
     * takes at most a thousand stacks, unless all are requested. A snapshot in a recording has at
     * most a hundred, and none of work that began after it.
     *
     * @return the number of threads, which is also in the diagnosis, the JSON and the picture
     */
    public int stacksOmitted() {
        return graph.stacksOmitted();
    }

    /**
     * How many closes were not examined for processes that come and go ({@link ComesAndGoes}). A
     * capture examines at most a hundred closes, with at most 20,000 links together; a recording
     * contains what is needed for all.
     *
     * @return the number of closing processes; the diagnosis as text, the JSON and the picture say
     *     it too
     */
    public int comesAndGoesOmitted() {
        return graph.comesAndGoesOmitted();
    }

    /**
     * Finds out what holds everything that is closing.
     *
     * @return the findings
     */
    public Diagnosis diagnose() {
        Diagnosis found = diagnosis;
        if (found == null) {
            found = new Diagnosis(graph, CulpritSearch.of(graph));
            diagnosis = found;
        }
        return found;
    }

    /**
     * A part of the graph: the processes that a filter keeps, with the links between them. A
     * diagnosis of the part sees only these.
     *
     * @param filter what to keep, see {@link GraphFilter}
     * @return a graph of its own
     * @throws NullPointerException if {@code filter} is null
     */
    public ProcessGraph filter(GraphFilter filter) {
        Objects.requireNonNull(filter, "filter");
        return new ProcessGraph(graph.part(filter.placesIn(graph, diagnose())), foldAbove);
    }

    /**
     * What changed between an earlier capture and this one: a close that is slow has moved on, one
     * that is stuck has not.
     *
     * @param earlier a capture of the same JVM
     * @return what opened, began to close or closed, and what holds a close as before
     * @throws NullPointerException if {@code earlier} is null
     */
    public GraphChange since(ProcessGraph earlier) {
        Objects.requireNonNull(earlier, "earlier");
        return GraphChange.between(earlier.graph, earlier.diagnose(), graph, diagnose());
    }

    /**
     * How many processes there are for each stem of a name. "worker-1" and "worker-2" count as two
     * processes of the stem "worker".
     *
     * @return the counts, the highest first
     */
    public List<StemCount> counts() {
        return StemCount.of(graph);
    }

    /**
     * The graph in the language of Graphviz.
     *
     * @return what {@link #writeDot} writes
     */
    public String toDot() {
        StringBuilder dot = new StringBuilder();
        try {
            writeDot(dot);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return dot.toString();
    }

    /**
     * Writes the graph in the language of Graphviz: readable as text, with a legend, and with the
     * chain that holds a close in bold red. A large graph is folded, see {@link #foldAbove}.
     *
     * @param out where to; it is neither flushed nor closed
     * @throws NullPointerException if {@code out} is null
     * @throws IOException if {@code out} throws it; the message says that the graph is incomplete
     */
    public void writeDot(Appendable out) throws IOException {
        Objects.requireNonNull(out, "out");
        try {
            DotGraph.write(graph, diagnose().verdict(), foldAbove, out);
        } catch (IOException e) {
            throw incomplete(e);
        }
    }

    /**
     * The graph as JSON.
     *
     * @return what {@link #writeJson} writes
     */
    public String toJson() {
        ByteArrayOutputStream json = new ByteArrayOutputStream();
        try {
            writeJson(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return json.toString(StandardCharsets.UTF_8);
    }

    /**
     * Writes the graph as JSON, in UTF-8, as {@link #jsonSchema()} describes it.
     *
     * @param out where to; it is flushed, and not closed
     * @throws NullPointerException if {@code out} is null
     * @throws IOException if {@code out} throws it; the message says that the graph is incomplete
     */
    public void writeJson(OutputStream out) throws IOException {
        Objects.requireNonNull(out, "out");
        try {
            JsonGraph.write(graph, diagnose().verdict(), out);
        } catch (IOException e) {
            throw incomplete(e);
        }
    }

    private static IOException incomplete(IOException cause) {
        String why = cause.getMessage() == null ? cause.toString() : cause.getMessage();
        return new IOException("The graph was not written completely: " + why, cause);
    }

    /**
     * The JSON Schema of what {@link #writeJson} writes.
     *
     * @return the schema, of draft 2020-12
     */
    public static String jsonSchema() {
        return JsonSchema.text();
    }
}
