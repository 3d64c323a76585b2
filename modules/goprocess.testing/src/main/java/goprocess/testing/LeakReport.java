package goprocess.testing;

import goprocess.debug.Diagnosis;
import goprocess.debug.ProcessGraph;
import goprocess.testing.ownership.OpenedProcess;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.opentest4j.AssertionFailedError;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;

/** Says which processes a test has left open, and writes their graph next to the report. */
final class LeakReport {
    private static final int PROCESSES_TO_NAME = 10;
    private static final String DIRECTORY = "goprocess";
    private static final String FILE = "open-processes.dot";

    private final ExtensionContext context;
    private final @Nullable Path directory;

    LeakReport(ExtensionContext context, @Nullable Path directory) {
        this.context = context;
        this.directory = directory;
    }

    AssertionFailedError of(List<OpenedProcess> left) {
        ProcessGraph graph = ProcessGraph.capture();
        StringBuilder text = new StringBuilder();
        text.append(title()).append(" left ");
        text.append(left.size() == 1 ? "a process" : left.size() + " processes").append(" open:");
        left.stream().limit(PROCESSES_TO_NAME).forEach(process -> describe(process, text));
        if (left.size() > PROCESSES_TO_NAME) {
            text.append("\nand ").append(left.size() - PROCESSES_TO_NAME).append(" more");
        }
        Diagnosis diagnosis = graph.diagnose();
        if (isAbout(left, diagnosis)) {
            text.append("\n\n").append(diagnosis);
        }
        try {
            Path file = write(graph);
            text.append("\n\n");
            GraphPage.beside(file)
                    .ifPresent(
                            page ->
                                    text.append("Their graph as a page: ")
                                            .append(page)
                                            .append('\n'));
            return new AssertionFailedError(text + "Their graph: " + file);
        } catch (Exception e) {
            AssertionFailedError failure = new AssertionFailedError(text.toString());
            failure.addSuppressed(e);
            return failure;
        }
    }

    /**
     * Whether the diagnosis is about processes of this test. Processes that concurrent tests close
     * do not concern it.
     */
    private static boolean isAbout(List<OpenedProcess> left, Diagnosis diagnosis) {
        Set<Long> ids = left.stream().map(OpenedProcess::id).collect(Collectors.toSet());
        return diagnosis.findings().stream()
                .flatMap(finding -> finding.chain().stream())
                .anyMatch(process -> ids.contains(process.id()));
    }

    private String title() {
        String kind = context.getTestMethod().isPresent() ? "The test " : "The class ";
        return kind + context.getDisplayName();
    }

    private static void describe(OpenedProcess process, StringBuilder text) {
        text.append("\n").append(process.description());
        if (!process.where().isEmpty()) {
            text.append(", opened");
        }
        process.where().forEach(frame -> text.append("\n    at ").append(frame));
    }

    private Path write(ProcessGraph graph) throws IOException {
        if (directory != null) {
            Path file = directory.resolve(fileName());
            Files.createDirectories(directory);
            write(graph, file);
            return file;
        }
        AtomicReference<Path> published = new AtomicReference<>();
        // A directory is published, because publishing a file differs between JUnit 5.12, 5.14 and
        // 6.
        context.publishDirectory(
                DIRECTORY,
                inReport -> {
                    Path file = inReport.resolve(FILE);
                    write(graph, file);
                    published.set(file);
                });
        return published.get();
    }

    /** The file name. Its number distinguishes tests that differ only in their parameters. */
    private String fileName() {
        String test = context.getTestMethod().map(method -> "." + method.getName()).orElse("");
        return String.format(
                "%s%s-%08x.dot",
                context.getRequiredTestClass().getName(), test, context.getUniqueId().hashCode());
    }

    private static void write(ProcessGraph graph, Path file) throws IOException {
        try (Writer writer = Files.newBufferedWriter(file)) {
            graph.writeDot(writer);
        }
        GraphPage.write(graph, file);
    }
}
