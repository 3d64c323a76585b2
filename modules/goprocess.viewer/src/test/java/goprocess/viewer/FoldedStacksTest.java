package goprocess.viewer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;

import goprocess.fixtures.SampleStack;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.util.List;

/** The page and the picture show a stack as the text of a diagnosis does. */
class FoldedStacksTest {
    @RegisterExtension final Chromium chromium = new Chromium();

    static List<SampleStack> stacks() {
        return SampleStack.all();
    }

    private static String graph(String stack, String where) {
        String function =
                ",\"function\":{\"started\":true,\"tid\":7,\"thread\":\"worker\","
                        + "\"threadState\":\"WAITING\","
                        + stack
                        + "}";
        return Graphs.graph(
                List.of(Graphs.process(1, "worker", "CLOSING", function)),
                "{\"kind\":\"StuckFunction\",\"certain\":false,\"ageMillis\":9,\"culprit\":1,"
                        + where
                        + "\"summary\":\"It holds it.\",\"chain\":[1]}");
    }

    private static String graph(SampleStack sample) {
        return graph(sample.json(), "\"where\":\"" + sample.where() + "\",");
    }

    /** What is seen without a click. */
    private static List<String> stackOf(Page page) {
        return page.locator(".why .stack > li").all().stream()
                .map(line -> (isFrame(line) ? "at " : "... ") + line.innerText())
                .toList();
    }

    private static boolean isFrame(Locator line) {
        String kind = line.getAttribute("class");
        return !"folded".equals(kind) && !"omitted".equals(kind);
    }

    /** What the page puts on the clipboard, which a page from disk may not read. */
    private static String copied(Page page) {
        page.evaluate(
                "Object.defineProperty(navigator, 'clipboard',"
                        + " {value: {writeText: async text => { window.copied = text; }}})");
        page.keyboard().press("c");
        return (String) page.evaluate("window.copied");
    }

    @ParameterizedTest
    @MethodSource("stacks")
    void aStackIsFoldedAsInADiagnosis(SampleStack sample) throws IOException {
        Page page = chromium.open(ProcessPage.ofJson(graph(sample)), "");

        assertEquals(sample.where(), page.locator(".why .what code").textContent());
        assertEquals(sample.shown(), stackOf(page));
    }

    @ParameterizedTest
    @MethodSource("stacks")
    void aCopyAsTextIsFoldedToo(SampleStack sample) throws IOException {
        Page page = chromium.open(ProcessPage.ofJson(graph(sample)), "");

        assertEquals(
                sample.shown(),
                copied(page)
                        .lines()
                        .map(String::strip)
                        .filter(line -> line.startsWith("at ") || line.startsWith("... "))
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("stacks")
    void thePictureNamesThePlaceOfTheFirstLine(SampleStack sample) {
        String svg = ProcessPicture.ofJson(graph(sample)).toSvg();
        assertTrue(svg.contains(">" + sample.where() + "<"), svg);
    }

    @Test
    void whatIsFoldedIsThereAfterAClick() throws IOException {
        Page page = chromium.open(ProcessPage.ofJson(graph(stacks().getFirst())), "");
        page.locator(".why .stack summary").first().click();

        assertEquals(
                stacks().getFirst().frames().subList(0, 2),
                page.locator(".why .stack details ol").first().locator("li").allInnerTexts());
    }

    /** The diagnosis names no place where processes wait for each other, whatever they run. */
    @Test
    void aPlaceThatTheFirstLineDoesNotNameIsNotNamed() throws IOException {
        String json = graph("\"stack\":[\"shop.Shop.run(Shop.java:5)\"],\"own\":[0]", "");
        Page page = chromium.open(ProcessPage.ofJson(json), "");

        assertEquals(0, page.locator(".why .what code").count());
        assertEquals(List.of("at shop.Shop.run(Shop.java:5)"), stackOf(page));
    }

    @Test
    void framesThatARecordingLeftOutAreCounted() throws IOException {
        String json =
                graph(
                        "\"stack\":[\"shop.Shop.run(Shop.java:5)\"],\"own\":[0],"
                                + "\"framesOmitted\":1",
                        "");
        Page page = chromium.open(ProcessPage.ofJson(json), "");

        assertEquals(List.of("at shop.Shop.run(Shop.java:5)", "... 1 more frame"), stackOf(page));
    }
}
