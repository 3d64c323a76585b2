package goprocess.verification.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The fields and flags of which docs/synchronization.md says who reads and writes them are there:
 * so whoever renames one, or takes it away, comes by its row.
 */
class FieldsTest {
    private static final Path PAGE = Path.of("../../docs/synchronization.md");

    /** The first cell of a row. */
    private static final Pattern ROW = Pattern.compile("(?m)^\\|([^|]+)\\|");

    /** {@code Node.id}, or {@code givenName} of the class that was named last, or a class. */
    private static final Pattern NAME = Pattern.compile("`([A-Za-z_.]+)`");

    private static final String FLAG = "[A-Z]+(?:_[A-Z]+)*";

    /** The other constants of the state word: the lock, the phases, and what reads them. */
    private static final Set<String> NO_FLAGS =
            Set.of(
                    "LOCKED",
                    "PHASE",
                    "RUNNING",
                    "CLOSING",
                    "ENDING",
                    "CLOSED",
                    "NO_FUNCTION",
                    "STATE");

    @Test
    void everyFieldThatIsNamedIsThere() throws IOException {
        List<String> missing = new ArrayList<>();
        int found = 0;
        for (String cell : firstCells("## Fields", "Beside the lock")) {
            Class<?> owner = null;
            for (String name : NAME.matcher(cell).results().map(one -> one.group(1)).toList()) {
                int dot = name.lastIndexOf('.');
                boolean isClass = dot < 0 && Character.isUpperCase(name.charAt(0));
                if (dot > 0 || isClass) {
                    owner = classOf(isClass ? name : name.substring(0, dot));
                }
                if (owner == null || !isClass && !hasField(owner, name.substring(dot + 1))) {
                    missing.add(name + " of " + cell.strip());
                }
                found++;
            }
        }
        assertEquals(List.of(), missing, PAGE + " names fields that are not there");
        int named = found;
        assertTrue(named >= 80, () -> "only " + named + " are named");
    }

    @Test
    void theFlagsAreThoseOfTheStateWord() throws IOException {
        List<String> flags =
                firstCells("Beside the lock", "## Transitions").stream()
                        .flatMap(cell -> Arrays.stream(cell.split(",")))
                        .map(String::strip)
                        .filter(name -> name.matches(FLAG))
                        .sorted()
                        .toList();
        assertEquals(
                Arrays.stream(classOf("StateWord").getDeclaredFields())
                        .map(Field::getName)
                        .filter(name -> name.matches(FLAG) && !NO_FLAGS.contains(name))
                        .sorted()
                        .toList(),
                flags);
    }

    private static List<String> firstCells(String from, String to) throws IOException {
        String page = Files.readString(PAGE);
        String part = page.substring(page.indexOf(from), page.indexOf(to));
        return ROW.matcher(part).results().map((MatchResult row) -> row.group(1)).toList();
    }

    private static Class<?> classOf(String name) {
        return StepsTest.ROOMS.stream()
                .flatMap(room -> found("goprocess.impl." + room + name.replace('.', '$')))
                .findFirst()
                .orElse(null);
    }

    private static Stream<Class<?>> found(String className) {
        try {
            return Stream.of(Class.forName(className, false, FieldsTest.class.getClassLoader()));
        } catch (ClassNotFoundException e) {
            return Stream.of();
        }
    }

    private static boolean hasField(Class<?> owner, String name) {
        return Arrays.stream(owner.getDeclaredFields()).anyMatch(one -> one.getName().equals(name));
    }
}
