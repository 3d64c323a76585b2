package goprocess.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** No fault of the list survives the tests that are named beside it. */
class SeededFaultsTest {
    private static final Path TABLE = Path.of("target", "faults", "table.md");

    /** As {@link #tryOne} writes it where a test has noticed. */
    private static final Pattern ROW =
            Pattern.compile("^\\| (.*) \\| `\\S.*` \\| [0-9.]+ s \\|$", Pattern.MULTILINE);

    /** {@code -Dgoprocess.fault=...}: only those with this text in their names. */
    private static final String CHOSEN = System.getProperty("goprocess.fault", "");

    private static final List<Fault> FAULTS = Fault.all();

    @TestFactory
    Stream<DynamicTest> everyFaultCanBePutIn() {
        return FAULTS.stream()
                .map(
                        fault ->
                                dynamicTest(
                                        fault.what(),
                                        () -> {
                                            assertFalse(
                                                    Seed.of(fault).changed().isEmpty(),
                                                    fault.what());
                                            assertTrue(
                                                    Files.exists(Project.sourceOf(fault)),
                                                    () -> fault.test() + " is no test any more");
                                        }));
    }

    @Test
    void noTwoFaultsAreTheSame() {
        Set<String> names = new HashSet<>();
        FAULTS.forEach(fault -> names.add(fault.what()));
        assertEquals(FAULTS.size(), names.size());
    }

    /** A fault that is new, or is called otherwise, is to be tried, and its row written. */
    @Test
    void theTableOfTheProofHasEachFault() throws IOException {
        List<String> rows =
                ROW.matcher(Files.readString(Project.file(Path.of("docs/proof.md"))))
                        .results()
                        .map(row -> row.group(1))
                        .toList();
        assertEquals(FAULTS.stream().map(Fault::what).toList(), rows);
    }

    @TestFactory
    @EnabledIfSystemProperty(named = "goprocess.faults", matches = "true")
    Stream<DynamicTest> everyFaultIsNoticed() throws IOException {
        Files.createDirectories(TABLE.getParent());
        Files.writeString(TABLE, "| fault | noticed by | after |\n|---|---|---:|\n");
        return IntStream.range(0, FAULTS.size())
                .filter(number -> FAULTS.get(number).what().contains(CHOSEN))
                .mapToObj(
                        number ->
                                dynamicTest(
                                        FAULTS.get(number).what(),
                                        () -> tryOne(FAULTS.get(number), number)));
    }

    /** Tests that fail anyway would notice everything. */
    @TestFactory
    @EnabledIfSystemProperty(named = "goprocess.faults", matches = "true")
    Stream<DynamicTest> withoutAFaultNothingIsNoticed() {
        Map<String, Fault> byTests = new LinkedHashMap<>();
        FAULTS.stream()
                .filter(fault -> fault.what().contains(CHOSEN))
                .forEach(fault -> byTests.putIfAbsent(conditions(fault), fault));
        return byTests.entrySet().stream()
                .map(
                        each ->
                                dynamicTest(
                                        each.getKey(),
                                        () -> {
                                            String name = "none-" + each.getKey().hashCode();
                                            Trial.Result result =
                                                    new Trial(each.getValue(), name).runWithout();
                                            assertEquals("", result.noticedBy());
                                        }));
    }

    private static String conditions(Fault fault) {
        return fault.test()
                + fault.properties()
                + (fault.circumstances().isEmpty() ? "" : " " + fault.circumstances());
    }

    private static void tryOne(Fault fault, int number) throws Exception {
        Trial.Result result = new Trial(fault, Integer.toString(number)).run();
        String row =
                String.format(
                        Locale.ROOT,
                        "| %s | %s | %.1f s |%n",
                        fault,
                        result.noticedBy().isEmpty() ? "nobody" : "`" + result.noticedBy() + "`",
                        result.seconds());
        System.out.print(row);
        Files.writeString(TABLE, row, StandardOpenOption.APPEND);
        assertFalse(result.noticedBy().isEmpty(), "No test noticed: " + fault);
    }
}
