package goprocess.debug.render;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Optional;

/** Which frames are those of the application. */
class FramesTest {
    private static final StackTraceElement SLEEP = frame("java.lang.Thread", "sleep");
    private static final StackTraceElement LOOK = frame("goprocess.debug.graph.Walk", "visit");
    private static final StackTraceElement CAPTURE = frame("goprocess.debug.ProcessGraph", "of");
    private static final StackTraceElement OWN = frame("shop.Orders", "take");
    private static final StackTraceElement NAMESAKE = frame("goprocess.debug.MyTest", "take");

    private static StackTraceElement frame(String type, String method) {
        return new StackTraceElement(type, method, "File.java", 1);
    }

    /** They are written as text, since this room knows nothing of those above it. */
    @Test
    void everyDoorIsAClassOfThisModule() {
        Frames.DOORS.forEach(
                door -> assertDoesNotThrow(() -> Class.forName(Frames.THIS_MODULE + door)));
    }

    @Test
    void aCallIntoThisModuleIsNotOfTheApplication() {
        assertEquals(Optional.of(OWN), Frames.own(List.of(SLEEP, LOOK, CAPTURE, OWN)));
        assertEquals(Optional.of(NAMESAKE), Frames.own(List.of(LOOK, CAPTURE, NAMESAKE, OWN)));
    }

    @Test
    void whatCallsThroughNoDoorIsOfTheApplication() {
        assertEquals(Optional.of(NAMESAKE), Frames.own(List.of(SLEEP, NAMESAKE, OWN)));
        assertEquals(Optional.of(OWN), Frames.own(List.of(SLEEP, OWN, LOOK, CAPTURE)));
    }

    @Test
    void whatNamesInBytecodeContainIsShownOnOneLine() {
        StackTraceElement odd = new StackTraceElement("a.B\u202e", "m\n", "F\u001b.java", 1);
        assertEquals("B\ufffd.m\\n(F\ufffd.java:1)", Frames.brief(odd));
        assertEquals("a.B\ufffd.m\\n(F\ufffd.java:1)", Frames.full(odd));
    }
}
