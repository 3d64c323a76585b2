package goprocess.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Inside impl an arrow between two rooms points one way only, in the sources as well; what the
 * bytecode tells of it is among the {@link Boundaries}. And no knot of classes is too large to be
 * read.
 */
class RoomsOfImplTest {
    private static final Path BASE = Path.of(System.getProperty("basedir"));
    private static final String FRONT = "goprocess.impl";
    private static final String PROTOCOL = "goprocess.impl.protocol";

    /** As many classes may know each other in a circle. */
    private static final int LARGEST_KNOT = 12;

    /** About as many classes as there are: with far fewer nothing is looked at. */
    private static final int FLOOR = 70;

    private static Imports rooms;

    @BeforeAll
    static void readTheSources() throws IOException {
        rooms = Imports.below(BASE.resolve("../../goprocess.impl/src/main/java"), FRONT);
    }

    @Test
    void theRoomsAreThoseOfTheDesign() {
        assertEquals(
                Set.of(
                        FRONT,
                        PROTOCOL,
                        "goprocess.impl.messages",
                        "goprocess.impl.observation",
                        "goprocess.impl.outside",
                        "goprocess.impl.running"),
                rooms.packages());
    }

    @Test
    void noneLooksUp() {
        assertEquals(List.of(), rooms.cycle());
    }

    @Test
    void theProtocolNamesNoneOfTheOthers() {
        assertEquals(Set.of(), rooms.of(PROTOCOL));
    }

    @Test
    void aProtocolThatNamesAnotherIsSeen() throws IOException {
        Imports broken = Imports.below(BASE.resolve("src/test/java"), "broken.goprocess.impl");

        assertEquals(Set.of("broken.goprocess.impl"), broken.of("broken.goprocess.impl.protocol"));
    }

    @Test
    void theFrontStandsOnTop() {
        Set<String> others = new TreeSet<>(rooms.packages());
        others.remove(FRONT);

        assertEquals(others, rooms.of(FRONT));
        for (String room : others) {
            assertTrue(!rooms.of(room).contains(FRONT), room);
        }
    }

    @Test
    void noKnotIsTooLarge() {
        JavaClasses impl =
                new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages(FRONT);
        Knots knots = new Knots(impl, FRONT);

        assertTrue(knots.classes().size() >= FLOOR, knots.classes()::toString);
        Set<String> largest = knots.largest();
        assertTrue(largest.size() <= LARGEST_KNOT, () -> largest.size() + ": " + largest);
    }

    @Test
    void aKnotIsSeenWhole() {
        JavaClasses broken = new ClassFileImporter().importPackages("broken");

        assertEquals(
                Set.of(
                        "broken.goprocess.debug.one.NamesImpl",
                        "broken.goprocess.debug.two.Back",
                        "broken.goprocess.impl.Inner"),
                new Knots(broken, "broken").largest());
    }
}
