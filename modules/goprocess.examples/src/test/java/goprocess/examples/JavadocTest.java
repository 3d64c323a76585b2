package goprocess.examples;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The Java that the Javadoc of published modules shows is compiled and tested: each sample is a
 * region of a source, of a test or of the examples.
 */
class JavadocTest {
    private static final Path ROOT = Path.of("..", "..");
    private static final List<String> PUBLISHED =
            List.of(
                    "goprocess.api",
                    "goprocess.debug",
                    "modules/goprocess.periodic",
                    "modules/goprocess.queue",
                    "modules/goprocess.ratelimit",
                    "modules/goprocess.testing",
                    "modules/goprocess.viewer");
    private static final Pattern BEGINNING = Pattern.compile("(?:\\{@snippet :|<pre>\\{@code)\\n");
    private static final Pattern REGION =
            Pattern.compile("(?ms)^ *// @start region=\"[\\w-]+\"\\n(.*?)\\n *// @end$");

    @ParameterizedTest
    @MethodSource("samples")
    void everySampleIsARegionOfASource(String sample) throws IOException {
        assertTrue(regions().contains(sample), () -> "No region of a source is\n" + sample);
    }

    @Test
    void samplesAreFound() throws IOException {
        assertTrue(samples().size() >= 8, "so few samples: " + samples());
    }

    static List<String> samples() throws IOException {
        List<String> samples = new ArrayList<>();
        for (String module : PUBLISHED) {
            for (Path file : sources(ROOT.resolve(module).resolve("src/main/java"))) {
                String source = Files.readString(file);
                BEGINNING
                        .matcher(source)
                        .results()
                        .map(found -> withoutStars(upToItsBrace(source, found.end())))
                        .forEach(samples::add);
            }
        }
        return samples;
    }

    /** A sample ends as a tag of Javadoc does: with the brace that belongs to its first. */
    private static String upToItsBrace(String source, int from) {
        int open = 1;
        int at = from;
        while (open > 0) {
            char next = source.charAt(at++);
            open += next == '{' ? 1 : next == '}' ? -1 : 0;
        }
        return source.substring(from, at - 1);
    }

    private static String withoutStars(String comment) {
        return comment.replaceAll("(?m)^ *\\* ?", "").stripIndent().strip();
    }

    private static Set<String> regions() throws IOException {
        Set<String> regions = new HashSet<>();
        List<Path> places = new ArrayList<>(List.of(Path.of("src")));
        for (String module : PUBLISHED) {
            places.add(ROOT.resolve(module).resolve("src/test/java"));
        }
        for (Path place : places) {
            for (Path file : sources(place)) {
                REGION.matcher(Files.readString(file))
                        .results()
                        .map(region -> region.group(1).stripIndent().strip())
                        .forEach(regions::add);
            }
        }
        return regions;
    }

    private static List<Path> sources(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(path -> path.toString().endsWith(".java")).sorted().toList();
        }
    }
}
