package goprocess.viewer.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** The style and the script of the page: small files, one after the other. */
final class PageParts {
    private static final List<String> STYLES =
            List.of("colours", "frame", "why", "tree", "graph", "time", "print");

    /** While a script loads, it uses only the scripts before it. */
    private static final List<String> SCRIPTS =
            List.of(
                    "dom",
                    "words",
                    "data",
                    "recording",
                    "state",
                    "fold",
                    "layers",
                    "boxes",
                    "scene",
                    "pan",
                    "minimap",
                    "graph",
                    "rows",
                    "tree",
                    "stack",
                    "why",
                    "detail",
                    "moment",
                    "waterfall",
                    "blame",
                    "time",
                    "copy",
                    "keys",
                    "live",
                    "main");

    private PageParts() {}

    static String style() {
        return joined(STYLES, "css");
    }

    static String script() {
        return joined(SCRIPTS, "js");
    }

    private static String joined(List<String> names, String type) {
        return names.stream()
                .map(name -> text(name + "." + type))
                .collect(Collectors.joining("\n", "\n", "\n"));
    }

    private static String text(String name) {
        try (InputStream in =
                Objects.requireNonNull(PageParts.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
