package goprocess.viewer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;

import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;

/** Graphs of all sizes and shapes open from disk and can be looked at. */
class ShapesTest {
    @RegisterExtension final Chromium chromium = new Chromium();

    private static String shape(String name, int size) {
        return switch (name) {
            case "tree" -> Graphs.tree(size);
            case "chain" -> Graphs.chain(size);
            case "crowd" -> Graphs.crowd(size);
            default -> Graphs.dag(size);
        };
    }

    @ParameterizedTest
    @CsvSource({
        "tree, 5",
        "tree, 50",
        "tree, 500",
        "tree, 5000",
        "chain, 5000",
        "crowd, 5000",
        "dag, 2000"
    })
    void theGraphIsFoldedToWhatAScreenHolds(String shape, int size) throws IOException {
        Page page = chromium.open(ProcessPage.ofJson(shape(shape, size)), "view=graph");

        int boxes = page.locator(".box").count();
        assertTrue(boxes >= 1 && boxes <= 60, boxes + " boxes");
        assertEquals(
                size,
                ((Number)
                                page.evaluate(
                                        "[...document.querySelectorAll('.box text.name')].map(t =>"
                                            + " /(?:×|… )([\\d,]+)/.exec(t.textContent)).reduce((n,"
                                            + " m) => n + (m ? Number(m[1].replace(',', '')) : 1),"
                                            + " 0)"))
                        .intValue());
    }

    @ParameterizedTest
    @CsvSource({"tree, 5", "tree, 5000", "tree, 100000", "chain, 5000", "crowd, 5000"})
    void theTreeHasEveryProcessAndFewElements(String shape, int size) throws IOException {
        Page page = chromium.open(ProcessPage.ofJson(shape(shape, size)), "view=tree");

        assertEquals("%,d".formatted(size), page.locator(".tree .count").textContent());
        assertTrue(page.locator(".row").count() < 60);

        page.locator(".list").focus();
        page.keyboard().press("End");
        assertTrue(page.locator(".row.selected").isVisible());
    }

    @ParameterizedTest
    @CsvSource({"chain, 5000"})
    void aLongChainIsFoldedInItsMiddle(String shape, int size) throws IOException {
        Page page = chromium.open(ProcessPage.ofJson(shape(shape, size)), "");

        assertEquals(9, page.locator(".chain li").count());
        assertTrue(page.locator(".chain .more").textContent().contains("4,992 more"));
    }
}
