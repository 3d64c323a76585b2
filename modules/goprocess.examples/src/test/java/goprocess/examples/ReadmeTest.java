package goprocess.examples;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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

    private static final Path SOURCES = Path.of("src/main/java/goprocess/examples");
    private static final Pattern SHOWN =
            Pattern.compile("(?m)^<<< examples/(\\S+\\.java)#([\\w-]+)$");

    @ParameterizedTest
    @MethodSource("blocks")
    void everyJavaBlockIsARegionOfASource(String block) throws IOException {
        Set<String> regions = regions();
        assertTrue(regions.contains(block), () -> "No region of the examples is\n" + block);
    }

    @Test
    void theDocumentsShowPatterns() throws IOException {
        assertTrue(blocks().size() >= 6, "so few blocks of Java: " + blocks());
    }

    @Test
    void whatPagesOfTheSiteShowIsThere() throws IOException {
        List<String> shown = new ArrayList<>();
        try (Stream<Path> pages = Files.walk(ROOT.resolve("site").resolve("pages"))) {
            for (Path page : pages.filter(path -> path.toString().endsWith(".md")).toList()) {
                SHOWN.matcher(Files.readString(page))
                        .results()
                        .forEach(
                                found -> {
                                    shown.add(found.group());
                                    assertRegion(page, found.group(1), found.group(2));
                                });
            }
        }
        assertTrue(shown.size() >= 15, "so few pieces of code: " + shown);
    }

    private static void assertRegion(Path page, String file, String region) {
        try {
            String source = Files.readString(SOURCES.resolve(file));
            assertTrue(
                    source.contains("// @start region=\"" + region + "\"\n"),
                    () -> page + ": " + file + " has no region " + region);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<String> blocks() throws IOException {
        List<String> blocks = new ArrayList<>();
        for (String document :
                List.of(
                        "README.md",
                        "docs/diagnosis.md",
                        "docs/ending.md",
                        "docs/queue.md",
                        "docs/recordings.md",
                        "docs/socket.md")) {
            String text = Files.readString(ROOT.resolve(document));
            BLOCK.matcher(text).results().map(found -> found.group(1)).forEach(blocks::add);
        }
        return blocks;
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
        return region.group(1).stripTrailing().stripIndent() + "\n";
    }
}
