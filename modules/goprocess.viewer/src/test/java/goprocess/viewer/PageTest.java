package goprocess.viewer;

import static goprocess.viewer.Chromium.hash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Mouse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.io.IOException;
import java.util.List;

/** What the page says and how it is used. */
class PageTest {
    @RegisterExtension final Chromium chromium = new Chromium();

    @Test
    void whatHangsIsSeenFirst() throws IOException {
        Page page = chromium.open(ProcessPage.ofJson(Graphs.hang()), "");

        assertEquals(
                "worker-2 #5 holds the close of process-1 #1",
                page.locator(".why h2").textContent());
        assertTrue(
                page.locator(".why .what")
                        .textContent()
                        .contains("SilentProvider.charge(SilentProvider.java:38)"));
        assertEquals(5, page.locator(".chain li").count());
        assertEquals(1, page.locator(".stack .folded").count());
    }

    @Test
    void whatHangsInTheSameWayIsOneEntryAndOneBoxNamedByItsStem() throws IOException {
        Page page = chromium.open(ProcessPage.ofJson(Graphs.alike(30)), "");
        assertEquals(
                "mail-sender-2 #2 holds the close of shop #0",
                page.locator(".why h2").textContent());

        page.keyboard().press("g");
        assertEquals(3, page.locator(".box").count());
        assertEquals(
                "mail-sender ×30◐ CLOSING, the oldest 9.0 s"
                        + "StuckFunctionSilentProvider.charge(SilentProvider.java:38)",
                String.join("", page.locator(".box.many text").allTextContents()));
        assertEquals("closing holds a close", legend(page));

        page.locator(".box.many").dblclick();
        assertEquals(32, page.locator(".box").count());
    }

    @Test
    void eachRowOfCallbacksOfAProcessIsAnEntryWithItsOwnStack() throws IOException {
        Page page = chromium.open(ProcessPage.ofJson(Graphs.twoCallbacks()), "");
        assertEquals(2, page.locator(".others li").count());
        assertTrue(page.locator(".why .stack").textContent().contains("Shop.first"));

        page.locator(".others li button").nth(1).click();

        assertTrue(page.locator(".why .stack").textContent().contains("Shop.second"));
    }

    @Test
    void theListOfWhatHoldsNamesAGroupByItsStem() throws IOException {
        String json =
                Graphs.alike(30)
                        .replace(
                                "\"findings\":[",
                                "\"findings\":[{\"kind\":\"StuckTeardown\",\"certain\":false,"
                                        + "\"culprit\":1,\"summary\":\"Too.\",\"chain\":[0,1]},");
        Page page = chromium.open(ProcessPage.ofJson(json), "");

        assertEquals(
                List.of("mail", "mail-sender ×30"), page.locator(".others li b").allTextContents());
    }

    @Test
    void theLegendTellsOfWhatIsInThePictureAtThisMoment() throws IOException {
        Page page = chromium.open(ProcessPage.ofJson(Graphs.chain(3)), "view=graph");
        assertEquals("closing holds a close", legend(page));

        page = chromium.open(ProcessPage.ofJson(Graphs.hang()), "view=graph");
        assertEquals("running closing child holds a close", legend(page));
    }

    private static String legend(Page page) {
        return String.join(" ", page.locator(".graph .legend > span").allTextContents())
                .replaceAll("[○◐●]", "");
    }

    @Test
    void whereNothingHangsTheGraphIsSeenFirst() throws IOException {
        Page page = chromium.open(ProcessPage.ofJson(Graphs.tree(5)), "");

        assertTrue(page.locator(".canvas").isVisible());
        page.keyboard().press("w");
        assertEquals("Nothing holds a close.", page.locator(".why h2").textContent());
    }

    @Test
    void aHostileNameIsANameLikeAnyOther() throws IOException {
        String html = ProcessPage.ofJson(Graphs.hang()).toHtml();
        assertFalse(html.contains("<img"));

        Page page = chromium.open(ProcessPage.ofJson(Graphs.hang()), "view=tree&process=6");

        assertEquals(0, page.locator("img").count());
        assertEquals(Graphs.HOSTILE + " #6", page.locator(".detail h2").textContent());
    }

    @Test
    void lineEndsAndMarksOfDirectionInNamesAreShownAsASign() throws IOException {
        String name = "a\\u2028b\\u202ec\\u0000d\\ne";
        String json = Graphs.graph(List.of(Graphs.process(1, name, "RUNNING", "")), "");

        Page page = chromium.open(ProcessPage.ofJson(json), "view=tree");

        assertEquals(
                "a\ufffdb\ufffdc\ufffdd\ufffde", page.locator(".row .name").first().textContent());
    }

    @Test
    void aSearchCountsWhatItFinds() throws IOException {
        Page page = chromium.open(ProcessPage.ofJson(Graphs.tree(5_000)), "");
        page.keyboard().press("/");
        page.keyboard().type("session-49");

        assertEquals("18 of 5,000", page.locator(".tree .count").textContent());
        assertTrue(hash(page).contains("q=session-49"));

        page.locator("[data-state=closing]").click();
        assertEquals("5 of 5,000", page.locator(".tree .count").textContent());
    }

    @Test
    void aLinkLeadsBackToWhatWasSeen() throws IOException {
        Page page = chromium.open(ProcessPage.ofJson(Graphs.tree(500)), "view=tree&process=499");

        assertEquals("worker-499 #499", page.locator(".detail h2").textContent());
        assertTrue(page.locator(".row.selected").isVisible());
    }

    @Test
    void theGraphIsDraggedZoomedFocusedAndUnfolded() throws IOException {
        Page page = chromium.open(ProcessPage.ofJson(Graphs.crowd(5_000)), "view=graph");
        awaitFrames(page); // until then it has no place that it could be dragged from
        String before = page.locator(".canvas > g").getAttribute("transform");
        page.mouse().move(300, 600);
        page.mouse().down();
        page.mouse().move(360, 640);
        page.mouse().up();
        page.waitForFunction(
                "was => document.querySelector('.canvas > g').getAttribute('transform') !== was",
                before);
        assertEquals(0, page.locator(".detail:visible").count());

        clickTwice(page, page.locator(".box.many").first());
        assertEquals(43, page.locator(".box").count());
        page.keyboard().press("x");
        assertEquals(3, page.locator(".box").count());

        page.locator(".box").first().click();
        page.getByText("Around: 1 step").click();
        assertTrue(hash(page).contains("mode=around"));
        assertEquals(3, page.locator(".box").count());
    }

    /** As a hand does: between its clicks the page is drawn anew, and the box may have moved. */
    private static void clickTwice(Page page, Locator box) {
        BoundingBox at = box.boundingBox();
        page.mouse().move(at.x + at.width / 2, at.y + at.height / 2);
        for (int click = 1; click <= 2; click++) {
            page.mouse().down(new Mouse.DownOptions().setClickCount(click));
            page.mouse().up(new Mouse.UpOptions().setClickCount(click));
            page.locator(".detail").waitFor();
            awaitFrames(page);
        }
    }

    /** What was asked of the page for its next frame has been done. */
    private static void awaitFrames(Page page) {
        page.evaluate(
                "() => new Promise(done =>"
                        + " requestAnimationFrame(() => requestAnimationFrame(done)))");
    }

    @Test
    void keysAloneLeadEverywhere() throws IOException {
        Page page = chromium.open(ProcessPage.ofJson(Graphs.hang()), "");
        page.keyboard().press("?");
        assertTrue(page.locator("dialog.help").isVisible());
        page.keyboard().press("Escape");

        page.keyboard().press("t");
        page.keyboard().press("ArrowDown");
        page.keyboard().press("ArrowDown");
        page.keyboard().press("ArrowDown");
        assertEquals("database #3", page.locator(".detail h2").textContent());
        page.keyboard().press("ArrowLeft");
        assertEquals(3, page.locator(".row:visible").count());
        page.keyboard().press("ArrowRight");
        assertEquals(6, page.locator(".row:visible").count());

        page.keyboard().press("g");
        page.keyboard().press("ArrowUp");
        assertEquals("orders #2", page.locator(".detail h2").textContent());
        page.keyboard().press("p");
        assertEquals(2, page.locator(".box").count());
        page.keyboard().press("Escape");
        assertEquals(0, page.locator(".detail:visible").count());
    }

    @Test
    void aFileIsReadInTheBrowser() throws IOException {
        Page page = chromium.open(ProcessPage.empty(), "");
        page.locator("#file")
                .setInputFiles(
                        new com.microsoft.playwright.options.FilePayload(
                                "graph.json",
                                "application/json",
                                Graphs.hang().getBytes(java.nio.charset.StandardCharsets.UTF_8)));

        page.waitForSelector(".why h2");
        assertTrue(page.locator(".why h2").textContent().startsWith("worker-2"));
    }

    @Test
    void whatIsNoGraphIsRefusedInASentence() {
        assertEquals(
                "The JSON of a graph has processes; this has none.",
                assertThrows(IllegalArgumentException.class, () -> ProcessPage.ofJson("{}"))
                        .getMessage());
        assertThrows(IllegalArgumentException.class, () -> ProcessPage.ofJson("[]"));
        assertThrows(IllegalArgumentException.class, () -> ProcessPage.ofJson("{\"proc"));
    }
}
