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
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Inside impl the arrows between the rooms are those of the design, in the sources as well; what
 * the bytecode tells of them is among the {@link Boundaries}. And no knot of classes is too large
 * to be read.
 */
class RoomsOfImplTest {
    private static final Path BASE = Path.of(System.getProperty("basedir"));
    private static final String FRONT = "goprocess.impl";
    private static final String PROTOCOL = "goprocess.impl.protocol";
    private static final String MESSAGES = "goprocess.impl.messages";
    private static final String OBSERVATION = "goprocess.impl.observation";
    private static final String RUNNING = "goprocess.impl.running";
    private static final String OUTSIDE = "goprocess.impl.outside";

    /** As many classes may know each other in a circle. */
    private static final int LARGEST_KNOT = 12;

    /** A tenth less than there were: with far fewer classes nothing is looked at. */
    private static final int FLOOR = 86;

    private static Imports rooms;

    @BeforeAll
    static void readTheSources() throws IOException {
        rooms = Imports.below(BASE.resolve("../../goprocess.impl/src/main/java"), FRONT);
    }

    /** A new arrow is a decision, even where it makes no circle. */
    @Test
    void theRoomsAndTheArrowsAreThoseOfTheDesign() {
        Map<String, Set<String>> arrows = new TreeMap<>();
        rooms.packages().forEach(room -> arrows.put(room, rooms.of(room)));

        assertEquals(
                new TreeMap<>(
                        Map.of(
                                PROTOCOL,
                                Set.of(),
                                MESSAGES,
                                Set.of(),
                                OBSERVATION,
                                Set.of(PROTOCOL, MESSAGES),
                                RUNNING,
                                Set.of(PROTOCOL, MESSAGES, OBSERVATION),
                                OUTSIDE,
                                Set.of(MESSAGES),
                                FRONT,
                                Set.of(PROTOCOL, MESSAGES, OBSERVATION, RUNNING, OUTSIDE))),
                arrows);
    }

    @Test
    void aProtocolThatNamesAnotherIsSeen() throws IOException {
        Imports broken = Imports.below(BASE.resolve("src/test/java"), "broken.goprocess.impl");

        assertEquals(Set.of("broken.goprocess.impl"), broken.of("broken.goprocess.impl.protocol"));
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
