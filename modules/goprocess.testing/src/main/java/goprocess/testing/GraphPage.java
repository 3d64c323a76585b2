package goprocess.testing;

import goprocess.debug.ProcessGraph;
import goprocess.viewer.ProcessPage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Writes the graph as a page, if goprocess.viewer is available. */
final class GraphPage {
    private static final boolean HAS_VIEWER = hasViewer();

    private GraphPage() {}

    private static boolean hasViewer() {
        try {
            Class.forName("goprocess.viewer.ProcessPage", false, GraphPage.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    /** Writes the page next to a file with the graph, if there is a viewer. */
    static void write(ProcessGraph graph, Path file) throws IOException {
        if (HAS_VIEWER) {
            ProcessPage.of(graph).write(page(file));
        }
    }

    /** The page that was written next to a file. */
    static Optional<Path> beside(Path file) {
        return Optional.of(page(file)).filter(Files::exists);
    }

    private static Path page(Path file) {
        return file.resolveSibling(
                String.valueOf(file.getFileName()).replaceAll("[.]dot$", ".html"));
    }
}
