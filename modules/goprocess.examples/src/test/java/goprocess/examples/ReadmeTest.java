package goprocess.examples;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The Java that the documents show is compiled and tested: each block is a region of a source. */
class ReadmeTest {
    private static final Path ROOT = Path.of("..", "..");
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```java\\n(.*?)^```$");
    private static final Pattern REGION =
            Pattern.compile("(?ms)^ *// @start region=\"[\\w-]+\"\\n(.*?)\\n *// @end$");

    @ParameterizedTest
    @MethodSource("blocks")
    void everyJavaBlockIsARegionOfASource(String block) throws IOException {
        Set<String> regions = regions();
        assertTrue(regions.contains(block), () -> "No region of the examples is\n" + block);
    }

    @Test
    void theReadmeShowsAllPatterns() throws IOException {
        assertTrue(blocks().size() >= 6, "so few blocks of Java: " + blocks());
    }

    static List<String> blocks() throws IOException {
        return Stream.concat(
                        blocksOf(ROOT.resolve("README.md")),
                        blocksOf(ROOT.resolve("docs").resolve("queue.md")))
                .toList();
    }

    private static Stream<String> blocksOf(Path document) throws IOException {
        return BLOCK.matcher(Files.readString(document)).results().map(found -> found.group(1));
    }

    private static Set<String> regions() throws IOException {
        Set<String> regions = new HashSet<>();
        try (Stream<Path> files = Files.walk(Path.of("src"))) {
            for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
                REGION.matcher(Files.readString(file))
                        .results()
                        .map(ReadmeTest::withoutIndentation)
                        .forEach(regions::add);
            }
        }
        return regions;
    }

    private static String withoutIndentation(MatchResult region) {
        return region.group(1).stripIndent() + "\n";
    }
}
