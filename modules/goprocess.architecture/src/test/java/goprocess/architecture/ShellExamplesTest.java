package goprocess.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Each line of a shell example is a command: a text editor that fills paragraphs joins them. */
class ShellExamplesTest {
    private static final Path ROOT =
            Path.of(System.getProperty("basedir")).resolve("../..").normalize();
    private static final Pattern EXAMPLE = Pattern.compile("(?ms)^ *```sh.*?\n(.*?)^ *```");

    private static final Pattern OURS =
            Pattern.compile("(bin/)?goprocess|mvn|\\.ci/\\w+|site/\\w+");
    private static final Pattern OTHERS =
            Pattern.compile(
                    "cd|echo|exec|export|fpath=\\S*|git|java|jcmd|jfr|jlink|jq|kubectl|man|mkdir"
                            + "|socket=\\S*|source|spin|tar");

    /** A comment that has a command in it, with an argument. */
    private static final Pattern COMMENTED_OUT =
            Pattern.compile("#.*\\s(bin/goprocess \\w+|goprocess \\w+ [\\w.]+|mvn -\\w).*");

    @Test
    void eachLineIsACommand() throws IOException {
        List<String> examples = examples();
        assertTrue(examples.size() >= 30, () -> "only " + examples.size() + " examples");
        List<String> wrong = new ArrayList<>();
        for (String example : examples) {
            for (String line : example.replace("\\\n", " ").split("\n")) {
                if (!isFine(line.strip())) {
                    wrong.add(line);
                }
            }
        }
        assertEquals(List.of(), wrong);
    }

    private static boolean isFine(String line) {
        String first = line.split("\\s", 2)[0];
        boolean isCommand =
                line.isEmpty()
                        || first.startsWith("#")
                        || OURS.matcher(first).matches()
                        || OTHERS.matcher(first).matches();
        return isCommand && !COMMENTED_OUT.matcher(line).find();
    }

    private static List<String> examples() throws IOException {
        List<String> found = new ArrayList<>();
        for (Path page : pages()) {
            EXAMPLE.matcher(Files.readString(page))
                    .results()
                    .forEach(result -> found.add(result.group(1)));
        }
        return found;
    }

    private static List<Path> pages() throws IOException {
        List<Path> found = new ArrayList<>();
        try (Stream<Path> top = Files.list(ROOT);
                Stream<Path> docs = Files.walk(ROOT.resolve("docs"));
                Stream<Path> site = Files.walk(ROOT.resolve("site/pages"))) {
            Stream.of(top, docs, site)
                    .flatMap(pages -> pages)
                    .filter(page -> page.toString().endsWith(".md"))
                    .forEach(found::add);
        }
        return found;
    }
}
