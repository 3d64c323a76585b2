package goprocess.impl.messages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;

/** What users give is one line of bounded length; durations are read in one way. */
class TextsTest {
    @Test
    void aNameThatIsHarmlessIsTheSameObject() {
        String name = "größe/工人 7";
        assertSame(name, Names.shown(name));
    }

    @Test
    void whatEndsALineOrHidesIsEscaped() {
        assertEquals("a\\nb\\rc\\td", Names.shown("a\nb\rc\td"));
        assertEquals("\\u001b[31m", Names.shown("\u001b[31m"));
        assertEquals("\\u007f\\u0085", Names.shown("\u007f\u0085"));
        assertEquals("\\u2028\\u2029", Names.shown("\u2028\u2029"));
        assertEquals("\\u202e\\u200b", Names.shown("\u202e\u200b"));
        assertEquals("\\ud800", Names.shown("\ud800"));
    }

    @Test
    void aLongNameIsCutBetweenSymbols() {
        String cut = Names.shown("x".repeat(201));
        assertEquals("x".repeat(197) + "...", cut);
        assertEquals("x".repeat(200), Names.shown("x".repeat(200)));
        String symbols = Names.shown("\ud83d\ude00".repeat(150));
        assertTrue(symbols.length() <= 200 && symbols.endsWith("\ud83d\ude00..."), symbols);
        String escapes = Names.shown("\n".repeat(150));
        assertTrue(escapes.length() <= 200 && escapes.endsWith("\\n..."), escapes);
    }

    @ParameterizedTest
    @CsvSource({
        "PT0S, 0 s",
        "PT2.2S, 2.2 s",
        "PT0.999999999S, 1000 ms",
        "PT0.0015S, 1.5 ms",
        "PT0.00000012S, 120 ns",
        "PT-0.25S, -250 ms",
        "PT90000.4S, 90000 s"
    })
    void aDurationIsWrittenInTheLargestUnitThatFits(String duration, String text) {
        assertEquals(text, Texts.duration(Duration.parse(duration)));
    }

    @Test
    void aFailureIsItsClassAndItsMessageInOneLine() {
        assertEquals("java.lang.Exception", Texts.failure(new Exception()));
        assertEquals("java.lang.Exception: a\\nb", Texts.failure(new Exception("a\nb")));
        RuntimeException silent =
                new RuntimeException() {
                    @Override
                    public String getMessage() {
                        throw new IllegalStateException("on purpose");
                    }
                };
        assertEquals(silent.getClass().getName(), Texts.failure(silent));
    }

    @Test
    void aThreadWhoseStateCannotBeHadKeepsItsName() {
        Thread odd =
                new Thread(() -> {}, "odd\none") {
                    @Override
                    public State getState() {
                        throw new IllegalStateException("on purpose");
                    }
                };

        String text = Texts.thread(odd);

        assertTrue(text.startsWith("odd\\none #"), text);
        assertTrue(
                text.endsWith("in a state that cannot be had: java.lang.IllegalStateException"),
                text);
    }

    @Test
    void aDurationBeyondTheClockIsNoLimit() {
        assertEquals(Deadline.FOREVER, Deadline.nanos(Duration.ofSeconds(Long.MAX_VALUE)));
        assertEquals(1_000, Deadline.nanos(Duration.ofNanos(1_000)));
        assertTrue(Deadline.nanos(Duration.ofSeconds(-1)) <= 0);
    }
}
