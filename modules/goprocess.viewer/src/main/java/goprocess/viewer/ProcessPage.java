package goprocess.viewer;

import goprocess.debug.ProcessGraph;
import goprocess.debug.recording.ProcessRecording;
import goprocess.viewer.page.PageText;
import goprocess.viewer.recording.RecordingJson;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/**
 * Processes as one HTML page that opens from disk in a browser. It shows why something does not
 * close, the graph, and all processes as a tree. For a recording it also shows what happened when.
 *
 * <pre>{@code
 * ProcessPage.of(ProcessGraph.capture()).write(file);
 * }</pre>
 *
 * <p>The page is self-contained and makes no network requests. Names of processes are always shown
 * as text, whatever they contain. It needs a browser of the year 2023 or later.
 *
 * <p>Pages are immutable.
 */
public final class ProcessPage {
    private final String html;

    private ProcessPage(String html) {
        this.html = html;
    }

    /**
     * Makes the page of a graph.
     *
     * @param graph what it shows
     * @return the page
     * @throws NullPointerException if {@code graph} is null
     */
    public static ProcessPage of(ProcessGraph graph) {
        return new ProcessPage(PageText.ofGraph(Json.of(graph)));
    }

    /**
     * Makes the page of a recording: the graph at any moment of it, and the shutdown with all its
     * waits.
     *
     * @param recording what it shows
     * @return the page
     * @throws NullPointerException if {@code recording} is null
     */
    public static ProcessPage of(ProcessRecording recording) {
        return new ProcessPage(PageText.ofRecording(RecordingJson.of(recording)));
    }

    /**
     * Makes the page of a graph that another JVM has written.
     *
     * @param json the graph, as {@link ProcessGraph#toJson()} returns it
     * @return the page
     * @throws NullPointerException if {@code json} is null
     * @throws IllegalArgumentException if it is not the JSON of a graph; the message says why
     */
    public static ProcessPage ofJson(String json) {
        return new ProcessPage(PageText.ofGraph(json.getBytes(StandardCharsets.UTF_8)));
    }

    /**
     * Makes a page without data, which asks for a file with the JSON of a graph or of a recording
     * and reads it in the browser.
     *
     * @return the page
     */
    public static ProcessPage empty() {
        return new ProcessPage(PageText.empty());
    }

    /**
     * The JSON of a recording, as an {@linkplain #empty() empty page} reads it: everything that
     * {@link #of(ProcessRecording)} shows, without the page.
     *
     * @param recording what it contains
     * @return JSON
     * @throws NullPointerException if {@code recording} is null
     */
    public static String jsonOf(ProcessRecording recording) {
        return new String(RecordingJson.of(recording), StandardCharsets.UTF_8);
    }

    /**
     * The text of the page.
     *
     * @return HTML
     */
    public String toHtml() {
        return html;
    }

    /**
     * Writes the page to a file, which is replaced if it exists.
     *
     * @param file where to
     * @throws NullPointerException if {@code file} is null
     * @throws IOException if the file cannot be written
     */
    public void write(Path file) throws IOException {
        Files.writeString(Objects.requireNonNull(file, "file"), html);
    }

    /**
     * Writes the page in UTF-8.
     *
     * @param out where to; it is neither flushed nor closed
     * @throws NullPointerException if {@code out} is null
     * @throws IOException if {@code out} throws it
     */
    public void write(OutputStream out) throws IOException {
        out.write(html.getBytes(StandardCharsets.UTF_8));
    }
}
