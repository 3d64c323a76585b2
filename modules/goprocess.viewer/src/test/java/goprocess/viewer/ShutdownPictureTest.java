package goprocess.viewer;

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

/** A close over time, as a picture. */
class ShutdownPictureTest {
    private static final int WORKERS = 100;

    @TempDir static Path folder;
    private static Shutdown shutdown;

    @RegisterExtension final Chromium chromium = new Chromium();

    @BeforeAll
    static void record() throws IOException {
        Path file = folder.resolve("shop.jfr");
        try (Recording recording = new Recording()) {
            recording.start();
            GoProcess shop = GoProcesses.named(Graphs.HOSTILE).open();
            GoProcess database =
                    GoProcesses.named("database").parent(shop).teardown(() -> {}).open();
            for (int i = 0; i < WORKERS; i++) {
                database.waitFor(
                        GoProcesses.named("worker-" + i)
                                .parent(shop)
                                .go(self -> self.closing().await()));
            }
            shop.close();
            recording.stop();
            recording.dump(file);
        }
        shutdown = ProcessRecording.open(file).shutdown().orElseThrow();
    }

    @Test
    void theCriticalPathIsInItAndTheRestIsCounted() {
        String svg = ProcessPicture.of(shutdown).toSvg();

        assertTrue(svg.contains(">database #"), svg);
        assertTrue(svg.contains(">and " + (WORKERS + 2 - 60) + " more, which took less<"), svg);
        assertTrue(svg.contains(">critical path<"), svg);
        assertFalse(svg.contains("<img"), svg);
    }

    @Test
    void nothingIsCut() throws IOException {
        Page page = chromium.open(ProcessPage.empty(), "");

        String outside =
                (String)
                        page.evaluate(
                                """
                                text => {
                                    const parsed = new DOMParser().parseFromString(text, 'image/svg+xml');
                                    if (parsed.querySelector('parsererror')) return parsed.documentElement.textContent;
                                    const svg = document.adoptNode(parsed.documentElement);
                                    svg.setAttribute('font-family', 'DejaVu Sans');
                                    document.body.replaceChildren(svg);
                                    const whole = svg.getBoundingClientRect();
                                    return [...svg.querySelectorAll('text, rect')].filter(t => {
                                        const b = t.getBoundingClientRect();
                                        return b.left < whole.left || b.right > whole.right + 0.5
                                            || b.top < whole.top || b.bottom > whole.bottom + 0.5;
                                    }).map(t => t.outerHTML).join('\\n');
                                }
                                """,
                                ProcessPicture.of(shutdown).toSvg());

        assertEquals("", outside);
    }
}
