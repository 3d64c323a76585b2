package goprocess.viewer.page;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.GZIPOutputStream;

/**
 * Puts JSON into an element of the page. No browser executes the element, and no text in the JSON
 * can end it.
 */
final class PageData {
    /** JSON with more bytes than this is compressed. */
    private static final int LARGE = 1 << 20;

    private PageData() {}

    /**
     * The element.
     *
     * @param id the id of the element
     * @param json in UTF-8
     */
    static String element(String id, byte[] json) {
        if (json.length > LARGE) {
            return "<script type=\"application/gzip\" id=\""
                    + id
                    + "\">"
                    + packed(json)
                    + "</script>\n";
        }
        String text =
                new String(json, StandardCharsets.UTF_8)
                        .replace("<", "\\u003c")
                        .replace("\u2028", "\\u2028")
                        .replace("\u2029", "\\u2029");
        return "<script type=\"application/json\" id=\"" + id + "\">" + text + "</script>\n";
    }

    private static String packed(byte[] json) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(json.length / 8);
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Base64.getEncoder().encodeToString(bytes.toByteArray());
    }
}
