package goprocess.debug.socket;

import tools.jackson.core.JsonEncoding;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.json.JsonFactory;

import java.io.IOException;
import java.io.OutputStream;
import java.util.function.Consumer;

/** Writes single lines of JSON. */
final class Json {
    private static final JsonFactory FACTORY =
            JsonFactory.builder()
                    .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
                    .disable(StreamWriteFeature.AUTO_CLOSE_CONTENT)
                    .build();

    private Json() {}

    /** Writes an object and the end of the line. */
    static void line(OutputStream out, Consumer<JsonGenerator> content) throws IOException {
        try {
            // The generator is not closed: the stream is used further, and there is nothing else to
            // free.
            JsonGenerator json =
                    FACTORY.createGenerator(ObjectWriteContext.empty(), out, JsonEncoding.UTF8);
            json.writeStartObject();
            content.accept(json);
            json.writeEndObject();
            json.writeRaw('\n');
            json.flush();
        } catch (JacksonIOException e) {
            throw e.getCause();
        }
    }
}
