package goprocess.tool;

import goprocess.debug.ProcessGraph;
import goprocess.debug.recording.ProcessRecording;
import goprocess.tool.Failure.Kind;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What holds the closes of a JVM, and how that was found out.
 *
 * @param way in words
 * @param held whether anything holds a close
 * @param text for readers
 * @param findings one line each
 */
record Diagnosis(String way, boolean held, String text, List<String> findings) {
    private static final String NOT_KNOWN = "What holds a close is not known";
    private static final String NOT_KNOWN_OF_ONE = "It is not known whether anything holds ";

    /** Work that was given up holds nothing. */
    private static final Pattern GIVEN_UP = Pattern.compile(".* #\\d+ was given up: ");

    /** The beginnings of the sentences that name no culprit. */
    private static final List<String> NAMES_NONE =
            List.of(
                    "Nothing ",
                    NOT_KNOWN,
                    NOT_KNOWN_OF_ONE,
                    "Other closes are held: ",
                    "The same is true of ",
                    "So do ",
                    "So does ",
                    "And ",
                    "The stack of ",
                    "The stacks of ");

    /** Asks a JVM. The ways that disturb it the least are tried first. */
    static Diagnosis of(long pid, String process, boolean attach) {
        try {
            return fromSocket(Target.of(pid), process);
        } catch (Failure e) {
            if (e.kind() != Kind.WITHOUT_GOPROCESS && e.kind() != Kind.NO_ANSWER) {
                throw e;
            }
            JvmProcess jvm = JvmProcess.of(pid);
            if (attach) {
                return fromText("through its managed bean, attached", new ManagedBean(jvm).why());
            }
            for (Path chunk : jvm.recorderChunks()) {
                return fromChunk(chunk);
            }
            throw e;
        }
    }

    private static Diagnosis fromSocket(Target target, String process) {
        try (SocketAnswer answer = target.ask(("why " + process).strip())) {
            return fromText("through its socket", answer.text());
        }
    }

    static Diagnosis fromText(String way, String text) {
        // A line that is not indented names a culprit, or says that there is none.
        List<String> findings =
                text.lines()
                        .filter(line -> !line.isBlank() && !line.startsWith(" "))
                        .filter(line -> NAMES_NONE.stream().noneMatch(line::startsWith))
                        .toList();
        boolean held = findings.stream().anyMatch(line -> !GIVEN_UP.matcher(line).lookingAt());
        return new Diagnosis(way, held, text, findings);
    }

    /** The file is copied before it is read, since the recorder goes on writing to it. */
    private static Diagnosis fromChunk(Path chunk) {
        try {
            Path copy = Files.createTempFile("goprocess", ".jfr");
            try {
                Files.copy(chunk, copy, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
                ProcessRecording recording = ProcessRecording.open(copy);
                ProcessGraph graph = recording.graphAt(recording.end());
                return fromText(
                        "from what its flight recorder had written at " + recording.end(),
                        graph.diagnose().toString());
            } finally {
                Files.delete(copy);
            }
        } catch (IOException | RuntimeException e) {
            throw new Failure(
                    Kind.NO_ANSWER,
                    "What its flight recorder writes cannot be read yet ("
                            + e.getMessage()
                            + "): wait a second for it, or use --attach.",
                    e);
        }
    }

    /** The status to exit with. */
    int status() {
        boolean isKnown = !text.startsWith(NOT_KNOWN) && !text.startsWith(NOT_KNOWN_OF_ONE);
        return (held ? Kind.HELD : isKnown ? Kind.NONE : Kind.INCOMPLETE).status();
    }

    /** The culprits, without the times, which differ each time. */
    String culprits() {
        return findings.stream()
                .map(line -> line.replaceAll(", for [^,]*\\.$", ""))
                .collect(Collectors.joining("\n"));
    }
}
