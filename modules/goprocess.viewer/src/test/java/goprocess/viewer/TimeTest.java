package goprocess.viewer;

import static goprocess.viewer.Chromium.hash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;

import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;
import goprocess.debug.recording.ProcessRecording;
import goprocess.debug.recording.Shutdown;

import jdk.jfr.Recording;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** The page of a recording. */
class TimeTest {
    @TempDir static Path folder;
    private static ProcessPage recorded;
    private static String json;
    private static Shutdown shutdown;

    @RegisterExtension final Chromium chromium = new Chromium();

    @BeforeAll
    static void record() throws IOException {
        Path file = folder.resolve("shop.jfr");
        try (Recording recording = new Recording()) {
            recording.start();
            GoProcess shop = GoProcesses.named("shop").open();
            GoProcess database =
                    GoProcesses.named("database").parent(shop).teardown(() -> {}).open();
            GoProcess broker = GoProcesses.named("broker").parent(shop).teardown(() -> {}).open();
            GoProcesses.named("queue").parent(database).parent(broker).teardown(() -> {}).open();
            shop.close();
            recording.stop();
            recording.dump(file);
        }
        ProcessRecording recording = ProcessRecording.open(file);
        recorded = ProcessPage.of(recording);
        json = ProcessPage.jsonOf(recording);
        shutdown = recording.shutdown().orElseThrow();
    }

    @Test
    void theShutdownIsAWaterfallWithEveryWait() throws IOException {
        Page page = chromium.open(recorded, "");

        assertEquals(4, page.locator(".bars .span").count());
        assertTrue(page.locator(".time .length").textContent().startsWith("shop #"));
        // The shop waits for two, and the queue is waited for by both of them.
        assertEquals(
                4,
                ((Number)
                                page.evaluate(
                                        "[...document.querySelectorAll('.bars .link')].reduce((n,"
                                                + " p) => n + (p.getAttribute('d').match(/M/g) ??"
                                                + " []).length, 0)"))
                        .intValue());
        assertTrue(page.locator(".bars .critical").count() > 1);
        assertEquals("", AccessibilityTest.complaints(page));
    }

    @Test
    void itsJsonIsDroppedOnAnEmptyPage() throws IOException {
        Page page = chromium.open(ProcessPage.empty(), "");
        var dropped =
                page.evaluateHandle(
                        "json => { const dropped = new DataTransfer(); dropped.items.add(new"
                                + " File([json], 'app.json')); return dropped; }",
                        json);

        page.dispatchEvent("body", "drop", Map.of("dataTransfer", dropped));

        page.waitForSelector(".time .length");
        assertTrue(page.locator(".time .length").textContent().startsWith("shop #"));
        assertEquals(4, page.locator(".bars .span").count());
    }

    @Test
    void theGraphIsThatOfTheMoment() throws IOException {
        Page page = chromium.open(recorded, "");
        assertTrue(page.locator(".facts").textContent().contains("4 closed"));

        while (page.locator(".facts").textContent().contains("4 closed")) {
            page.keyboard().press(",");
        }
        page.keyboard().press("g");
        assertEquals(1, page.locator(".box.closing").count());
        assertEquals(3, page.locator(".box.closed").count());
        page.keyboard().press(".");
        assertEquals(4, page.locator(".box.closed").count());
    }

    @Test
    void aClickAsksWhatIfOneTookNoTime() throws IOException {
        Page page = chromium.open(recorded, "");
        var buttons = page.locator(".blame li button[aria-pressed]");
        assertTrue(buttons.count() > 0);
        for (int i = 0; i < buttons.count(); i++) {
            buttons.nth(i).click();

            String id = hash(page).replaceAll(".*skip=(\\d+).*", "$1");
            Object told =
                    page.evaluate(
                            "id => JSON.parse(document.getElementById('recording').textContent)"
                                    + ".shutdowns[0].without.find(one => one.process == id).length",
                            id);
            assertEquals(
                    shutdown.without(Long.parseLong(id)).toNanos() / 1_000,
                    ((Number) told).longValue());
            assertTrue(page.locator(".blame .answer").textContent().contains("taken no time"));
        }
        buttons.nth(buttons.count() - 1).click();
        assertEquals(0, page.locator(".blame .answer").count());
    }

    @Test
    void whatLayBetweenThemIsInTheListOfWhatSetTheLengthToo() throws IOException {
        Page page = chromium.open(recorded, "");

        assertTrue(page.locator(".blame li").last().textContent().startsWith("between them"));
    }

    @Test
    void aDragChoosesAStretchOfTime() throws IOException {
        Page page = chromium.open(recorded, "");
        var bars = page.locator(".plot .bars").boundingBox();
        page.mouse().move(bars.x + 60, bars.y + 60);
        page.mouse().down();
        page.mouse().move(bars.x + 200, bars.y + 60);
        page.mouse().up();

        assertTrue(hash(page).contains("from="));
        page.getByText("Whole close").click();
        assertFalse(hash(page).contains("from="));
    }
}
