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
     * copy; {@link #missing()} says since when something is missing.
     *
     * @param file a recording, as {@code jcmd <pid> JFR.dump} writes it; the folder of one JVM in a
     *     repository of the recorder; a chunk that was left there; or, for a running JVM, {@code
     *     /proc/PID/fd} or one of the files below it
     * @return the recording
     * @throws NullPointerException if {@code file} is null
     * @throws IOException if it is not a flight recording, is truncated in its first chunk, has no
     *     events of goprocess, or comes from another version; the message says which in one
     *     sentence
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
     * Whether it contains everything that happened between its start and its end.
     *
     * @return false if something is missing, and {@link #missing()} says why
     */
    public boolean isComplete() {
        return history.missing().isEmpty();
    }

    /**
     * What is missing between its start and its end, and why: events that were switched off, given
     * a threshold or lost; a chunk that was cut or not finished; a snapshot that was truncated;
     * processes that end but never begin.
     *
     * @return a sentence for each reason; empty if it is complete
     */
    public List<String> missing() {
        return history.missing();
    }

    /**
     * The graph as it was at a moment. Waits, callbacks and the stacks of threads come from the
     * last snapshot before that moment. There is a snapshot at the beginning and at the end of each
     * chunk of the recording, and whenever a close takes long. So a diagnosis of the last moment
     * says what a diagnosis of the live graph said.
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
                            + ", so it does not contain "
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
     * Every close that no other close caused. The call is cheap even for a large number of closes.
     *
     * @return in the order in which they began
     */
    public List<Close> closes() {
        return shutdowns().closes();
    }

    /**
     * How the program shut down. This is the close that the end of the JVM caused, or a signal
     * after which no process was opened, as a reload does; if there is none, the close of the last
     * process without a parent. If there are several, it is the one that ended last. Processes that
     * a shutdown hook opens do not count, if the recording shows when the JVM began to end.
     *
     * @return empty if neither was recorded, for instance because such a process was still running
     *     when the recording ended
     */
    public Optional<Shutdown> shutdown() {
        return shutdowns().last();
    }

    /**
     * How much time each process took of the critical paths of all {@link #closes()} together.
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
     * @return empty if it was not recorded that it began to close
     */
    public Optional<Shutdown> shutdown(long id) {
        ProcessHistory process = history.process(id);
        return process == null || process.closingAt() == UNKNOWN
                ? Optional.empty()
                : Optional.of(shutdowns().of(process));
    }
}
