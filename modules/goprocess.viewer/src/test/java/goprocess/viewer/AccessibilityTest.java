package goprocess.viewer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;

import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** axe finds nothing to complain of, and nothing is wider than the screen. */
class AccessibilityTest {
    @RegisterExtension final Chromium chromium = new Chromium();

    @ParameterizedTest
    @CsvSource({
        "why, 1280, false",
        "why, 360, true",
        "graph, 1280, true",
        "graph, 360, false",
        "tree, 1280, false",
        "tree, 360, true",
        "why, 3840, false"
    })
    void everyViewIsForEverybody(String view, int width, boolean dark) throws IOException {
        chromium.size(width, width == 360 ? 740 : width * 9 / 16);
        if (dark) {
            chromium.dark();
        }
        Page page = chromium.open(ProcessPage.ofJson(Graphs.hang()), "process=5&view=" + view);

        assertEquals("", complaints(page));
        assertTrue((Boolean) page.evaluate("document.documentElement.scrollWidth <= innerWidth"));
    }

    static String complaints(Page page) throws IOException {
        try (InputStream axe = AccessibilityTest.class.getResourceAsStream("/axe.min.js")) {
            page.evaluate(new String(axe.readAllBytes(), StandardCharsets.UTF_8));
        }
        return (String)
                page.evaluate(
                        "axe.run().then(r => r.violations.map(v => v.id + ': ' + v.nodes.map(n =>"
                                + " n.html).join(' ')).join('\\n'))");
    }
}
