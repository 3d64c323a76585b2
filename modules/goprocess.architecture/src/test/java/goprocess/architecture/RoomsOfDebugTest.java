package goprocess.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Inside debug an arrow between two rooms points one way only, in the sources as well. */
class RoomsOfDebugTest {
    private static final Path BASE = Path.of(System.getProperty("basedir"));

    /**
     * The rooms below what users see. The listener stands above that, and so does what answers from
     * outside, by bean and by socket, with what users see.
     */
    static final Set<String> BELOW =
            Set.of(
                    "cycle",
                    "diagnosis",
                    "event",
                    "graph",
                    "history",
                    "presence",
                    "render",
                    "stall");

    private static final Set<String> ABOVE = Set.of("jmx", "listener", "socket");

    private static final Set<String> SEEN = Set.of("goprocess.debug", "goprocess.debug.recording");

    /** As many rooms as there were when this was written: with far fewer nothing is looked at. */
    private static final int FLOOR = 9;

    private static Imports rooms;

    @BeforeAll
    static void readTheSources() throws IOException {
        rooms = Imports.below(BASE.resolve("../../goprocess.debug/src/main/java"), "goprocess.");
        assertTrue(rooms.packages().size() >= FLOOR, rooms.packages()::toString);
    }

    @Test
    void noneLooksUp() {
        assertEquals(List.of(), rooms.cycle());
    }

    @Test
    void noneBelowKnowsWhatUsersSee() {
        for (String room : BELOW) {
            Set<String> named = new TreeSet<>(rooms.of("goprocess.debug." + room));
            named.retainAll(SEEN);
            assertEquals(Set.of(), named, room);
        }
    }

    @Test
    void everyRoomHasItsPlace() {
        Set<String> all = new TreeSet<>(SEEN);
        Stream.concat(BELOW.stream(), ABOVE.stream())
                .forEach(room -> all.add("goprocess.debug." + room));
        assertEquals(all, rooms.packages());
    }

    @Test
    void theEventsAreTheGround() {
        assertEquals(Set.of("goprocess.spi"), rooms.of("goprocess.debug.event"));
    }

    @Test
    void theListenerStandsOnTop() {
        for (String room : rooms.packages()) {
            assertTrue(!rooms.of(room).contains("goprocess.debug.listener"), room);
        }
    }

    /** Both import each other, one of them for a constant that the bytecode no longer names. */
    @Test
    void aCircleThroughAConstantIsSeen() throws IOException {
        Imports broken = Imports.below(BASE.resolve("src/test/java"), "broken.goprocess.rooms");

        assertEquals(
                List.of("broken.goprocess.rooms.high", "broken.goprocess.rooms.low"),
                broken.cycle());
    }
}
