package goprocess.viewer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;

/** Nothing of a picture is cut, whatever font draws it. */
class PictureTest {
    @RegisterExtension final Chromium chromium = new Chromium();

    @ParameterizedTest
    @ValueSource(strings = {"DejaVu Sans", "DejaVu Sans Mono", "DejaVu Serif", "sans-serif"})
    void everyTextFitsItsBoxAndThePicture(String font) throws IOException {
        String svg = ProcessPicture.ofJson(Graphs.hang()).toSvg();
        Page page = chromium.open(ProcessPage.empty(), "");

        String outside =
                (String)
                        page.evaluate(
                                """
                                ([text, font]) => {
                                    const svg = new DOMParser().parseFromString(text, 'image/svg+xml').documentElement;
                                    svg.setAttribute('font-family', font);
                                    document.body.replaceChildren(document.adoptNode(svg));
                                    const whole = svg.getBoundingClientRect();
                                    const boxes = [...svg.querySelectorAll('rect')].map(r => r.getBoundingClientRect());
                                    return [...svg.querySelectorAll('text')].filter(t => {
                                        const b = t.getBoundingClientRect();
                                        const inside = r => b.left >= r.left && b.right <= r.right && b.top >= r.top && b.bottom <= r.bottom;
                                        const centred = t.getAttribute('text-anchor') === 'middle';
                                        return !inside(whole) || (centred && boxes.filter(inside).length < 2);
                                    }).map(t => t.textContent).join('\\n');
                                }
                                """,
                                new Object[] {svg, font});

        assertEquals("", outside);
    }

    @Test
    void theLegendTellsOfWhatIsInThePictureAndNoMore() {
        String svg = ProcessPicture.ofJson(Graphs.hang()).toSvg();

        assertTrue(svg.contains(">holds a close<"));
        assertTrue(svg.contains(">running<"));
        assertFalse(svg.contains(">waits only<"));
        assertFalse(svg.contains(">closed<"));
        assertFalse(ProcessPicture.ofJson(Graphs.chain(3)).toSvg().contains(">child<"));
    }

    @Test
    void whatHangsInTheSameWayIsOneBoxWithItsNumberAndTheOldest() {
        String svg = ProcessPicture.ofJson(Graphs.alike(30)).toSvg();

        assertTrue(svg.contains(">mail-sender ×30<"), svg);
        assertTrue(svg.contains(">CLOSING, the oldest 9.0 s<"), svg);
        assertTrue(svg.contains(">SilentProvider.charge(SilentProvider.java:38)<"), svg);
        assertFalse(svg.contains("mail-sender-"), svg);
        // Two are drawn one by one.
        String two = ProcessPicture.ofJson(Graphs.alike(2)).toSvg();
        assertTrue(two.contains(">mail-sender-2 #2<") && two.contains(">mail-sender-3 #3<"), two);
    }
}
