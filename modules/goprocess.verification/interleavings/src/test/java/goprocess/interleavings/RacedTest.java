package goprocess.interleavings;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goprocess.fixtures.JvmCommand;

import org.junit.jupiter.api.Test;
import org.openjdk.jcstress.Main;
import org.openjdk.jcstress.infra.Status;
import org.openjdk.jcstress.infra.collectors.DiskReadCollector;
import org.openjdk.jcstress.infra.collectors.InProcessCollector;
import org.openjdk.jcstress.infra.collectors.TestResult;
import org.openjdk.jcstress.infra.runners.TestList;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Runs jcstress, and looks at each result: jcstress itself passes over a test that it could not
 * run. What it found is left in {@code target/jcstress}. Alone:
 *
 * <pre>
 * mvn -B verify -pl modules/goprocess.verification/interleavings -am \
 *   -Dtest=RacedTest -Dsurefire.failIfNoSpecifiedTests=false
 * </pre>
 */
class RacedTest {
    /** As many as there are now: a run that has fewer has lost some of them. */
    private static final int FLOOR = 26;

    private static final Path RESULTS = Path.of(System.getProperty("basedir"), "target/jcstress");

    private final String chosen = System.getProperty("goprocess.raced", "");

    @Test
    void whateverTwoThreadsMaySeeIsAllowed() throws Exception {
        Collection<TestResult> results = race();

        Set<String> raced = results.stream().map(TestResult::getName).collect(Collectors.toSet());
        assertEquals(expected(), new TreeSet<>(raced));
        assertAll(results.stream().map(result -> () -> ensureAllowed(result)));
    }

    private Set<String> expected() {
        Set<String> all = new TreeSet<>(TestList.tests());
        assertTrue(all.size() >= FLOOR, "jcstress has only " + all.size() + " tests");
        all.removeIf(Pattern.compile(chosen).asPredicate().negate());
        return all;
    }

    private static void ensureAllowed(TestResult result) {
        assertEquals(Status.NORMAL, result.status(), () -> result.getName() + result.getMessages());
        assertTrue(result.getTotalCount() > 0, () -> result.getName() + " has seen nothing");
        assertEquals(List.of(), result.grading().failureMessages, result::getName);
    }

    /** In a directory of its own, since it writes where it is started. */
    private Collection<TestResult> race() throws Exception {
        Path directory = Files.createTempDirectory(Files.createDirectories(RESULTS), "run");
        Process jcstress =
                new ProcessBuilder(command())
                        .directory(directory.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(directory.resolve("output.txt").toFile())
                        .start();
        jcstress.getOutputStream().close();
        int exit = jcstress.waitFor();

        InProcessCollector collector = new InProcessCollector();
        for (Path file : resultFiles(directory)) {
            DiskReadCollector reader = new DiskReadCollector(file.toString(), collector);
            reader.dump();
            reader.close();
        }
        Collection<TestResult> results = collector.getTestResults();
        if (results.isEmpty()) {
            throw new AssertionError("jcstress ended with " + exit + ", see " + directory);
        }
        return results;
    }

    private static List<Path> resultFiles(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(".bin.gz")).toList();
        }
    }

    private List<String> command() {
        List<String> command = new ArrayList<>();
        command.add(JvmCommand.tool("java").toString());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
        command.addAll(List.of("-v", "-r", "report", "-t", chosen));
        command.addAll(Depth.races());
        return command;
    }
}
