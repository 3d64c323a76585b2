package goprocess.debug.recording;

import static goprocess.debug.history.ProcessHistory.UNKNOWN;

import goprocess.debug.ProcessGraph;
import goprocess.debug.event.EventNames;
import goprocess.debug.history.GraphView;
import goprocess.debug.history.History;
import goprocess.debug.history.ProcessHistory;
import goprocess.debug.history.Warning;
import goprocess.spi.ProcessNode;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Reads a flight recording of a program that ran with {@code goprocess.debug} on its path: the
 * graph at any moment, the transitions in order, and how the program shut down.
 *
 * <p>A recording may begin long after the processes were opened, and may have lost its oldest
 * chunks: each chunk begins with a snapshot of what was open. A process that was opened before the
 * recording is as it was in the first snapshot.
 *
 * <p>Times are those of the transitions, not of the events, which are written a little later; so
 * order and durations are exact. Objects of this class are immutable and hold no file open.
 */
public final class ProcessRecording {
    private final History history;
    private @Nullable List<Transition> transitions;
    private @Nullable Shutdowns shutdowns;

    private ProcessRecording(History history) {
        this.history = history;
    }

    /**
     * Reads a recording.
     *
     * <p>If the JVM was killed or is still running, what its recorder has flushed is read, from a
     * copy; {@link #missing()} tells since when something is missing.
     *
     * @param file a recording, such as {@code jcmd <pid> JFR.dump} writes; the folder of one JVM in
     *     a repository of the recorder; a chunk that was left there; or a file, or all of them,
     *     that a running JVM has open, below {@code /proc/PID/fd}
     * @return the recording
     * @throws NullPointerException if {@code file} is null
     * @throws IOException if it is not a flight recording, truncated in its first chunk, without
     *     events of goprocess, or from another version; the message is one sentence that says which
     */
    public static ProcessRecording open(Path file) throws IOException {
        return new ProcessRecording(History.read(Objects.requireNonNull(file, "file")));
    }

    /**
     * When the recording begins.
     *
     * @return its first moment
     */
    public Instant start() {
        return history.start();
    }

    /**
     * When the recording ends.
     *
     * @return its last moment
     */
    public Instant end() {
        return history.end();
    }

    /**
     * Whether it contains everything that happened in its time.
     *
     * @return false if something is missing, and {@link #missing()} says why
     */
    public boolean isComplete() {
        return history.missing().isEmpty();
    }

    /**
     * What is missing from its time, and why: events that were switched off, given a threshold or
     * lost; a chunk that was cut or not finished; a snapshot that was truncated; processes that end
     * but never begin.
     *
     * @return a sentence for each reason; empty if it is complete
     */
    public List<String> missing() {
        return history.missing();
    }

    /**
     * The graph as it was at a moment. Waits, callbacks and the stacks of threads come from the
     * last snapshot before it: there is one at the beginning and end of each chunk of the
     * recording, and whenever a close takes long. So the diagnosis of the last moment is that of
     * the live graph.
     *
     * @param time the moment
     * @return the graph of the processes that were open
     * @throws NullPointerException if {@code time} is null
     * @throws IllegalArgumentException if the moment is not within the recording
     */
    public ProcessGraph graphAt(Instant time) {
        if (time.isBefore(start()) || time.isAfter(end())) {
            throw new IllegalArgumentException(
                    "The recording begins at "
                            + start()
                            + " and ends at "
                            + end()
                            + ", so it does not tell of "
                            + time
                            + ".");
        }
        long nanoTime = history.nanoTime(time);
        List<ProcessNode> nodes = new GraphView(history, nanoTime).nodes();
        return ProcessGraph.of(nodes, time, nanoTime, history.pid(), missing());
    }

    /**
     * What happened to the processes while the recording ran. For processes that were open when it
     * began, its first snapshot adds when they were opened and began to close.
     *
     * @return in order of time
     */
    public synchronized List<Transition> transitions() {
        List<Transition> all = transitions;
        if (all == null) {
            all = Transitions.of(history);
            transitions = all;
        }
        return all;
    }

    /**
     * The problems with processes that were noticed while the recording ran.
     *
     * @return in order of time
     */
    public List<RecordedWarning> warnings() {
        return history.warnings().stream().map(this::warning).toList();
    }

    private RecordedWarning warning(Warning warning) {
        return new RecordedWarning(
                history.instant(warning.at()),
                switch (warning.event()) {
                    case EventNames.WAIT_CYCLE -> RecordedWarning.Kind.WAIT_CYCLE;
                    case EventNames.STALLED -> RecordedWarning.Kind.STALLED;
                    default -> RecordedWarning.Kind.LEAKED;
                },
                RecordedProcess.of(warning.process()),
                warning.text());
    }

    /**
     * Every close that no other close caused. This is cheap, however many there are.
     *
     * @return in the order in which they began
     */
    public List<Close> closes() {
        return shutdowns().closes();
    }

    /**
     * How the program shut down: the close that a signal or the end of the JVM caused, otherwise
     * that of the last of the processes without a parent. If there are several, it is the one that
     * ended last.
     *
     * @return empty if neither was recorded, for instance because such a process was still running
     *     when the recording ended
     */
    public Optional<Shutdown> shutdown() {
        return shutdowns().last();
    }

    /**
     * How much of the critical paths of all {@link #closes()} together each process spent.
     *
     * @return the shares, the longest first
     */
    public Blame blame() {
        return shutdowns().blame();
    }

    private synchronized Shutdowns shutdowns() {
        Shutdowns made = shutdowns;
        if (made == null) {
            made = new Shutdowns(history);
            shutdowns = made;
        }
        return made;
    }

    /**
     * How one process closed, and what it made close.
     *
     * @param id its number
     * @return empty if the recording does not tell that it began to close
     */
    public Optional<Shutdown> shutdown(long id) {
        ProcessHistory process = history.process(id);
        return process == null || process.closingAt() == UNKNOWN
                ? Optional.empty()
                : Optional.of(shutdowns().of(process));
    }
}
