package goprocess.debug.render;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The schema that is published with this module. */
public final class JsonSchema {
    private static final String RESOURCE = "process-graph.schema.json";

    private JsonSchema() {}

    /** The schema. */
    public static String text() {
        try (InputStream in = JsonSchema.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException(
                        "goprocess.debug is incomplete: it lacks " + RESOURCE);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
