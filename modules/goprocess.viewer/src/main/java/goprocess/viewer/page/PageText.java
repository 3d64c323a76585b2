package goprocess.viewer.page;

import goprocess.viewer.fold.Folding;
import goprocess.viewer.graph.Graph;
import goprocess.viewer.graph.GraphReader;
import goprocess.viewer.layout.Layering;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * The text of a page.
 *
 * <p>It is self-contained: style, script and data are in it. Its security policy allows one script,
 * identified by its hash, and nothing else.
 */
public final class PageText {
    /** A graph with more boxes than this is folded. */
    private static final int BOXES = 60;

    private static final String STYLE = PageParts.style();
    private static final String SCRIPT = PageParts.script();

    private PageText() {}

    /**
     * The page of a graph.
     *
     * @param json the graph in UTF-8
     * @throws IllegalArgumentException if it is no graph
     */
    public static String ofGraph(byte[] json) {
        return page("", PageData.element("graph", json) + layout(json));
    }

    /**
     * The page of a recording.
     *
     * @param json the recording in UTF-8
     */
    public static String ofRecording(byte[] json) {
        return page("", PageData.element("recording", json));
    }

    /** The page without data, into which a file is dropped. */
    public static String empty() {
        return page("", "");
    }

    /** The page of a graph, which asks its server for the transitions that follow. */
    public static String live(byte[] json) {
        return page(
                "; connect-src 'self'",
                PageData.element("graph", json)
                        + layout(json)
                        + "<meta name=\"live\" content=\"events\">\n");
    }

    private static String layout(byte[] json) {
        Graph graph = GraphReader.read(json);
        return PageData.element(
                "layout", LayoutJson.of(Layering.of(graph, Folding.of(graph, BOXES))));
    }

    private static String page(String alsoAllowed, String data) {
        return """
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; \
        script-src 'sha256-%s'; style-src 'sha256-%s'; img-src data:; base-uri 'none'; \
        form-action 'none'%s">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <meta name="referrer" content="no-referrer">
        <link rel="icon" href="data:,">
        <title>goprocess</title>
        <style>%s</style>
        </head>
        <body>
        <noscript><p>This page shows processes by a script that it brings along; here scripts \
        are switched off.</p></noscript>
        %s<script type="module">%s</script>
        </body>
        </html>
        """
                .formatted(hash(SCRIPT), hash(STYLE), alsoAllowed, STYLE, data, SCRIPT);
    }

    private static String hash(String text) {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256.", e);
        }
    }
}
