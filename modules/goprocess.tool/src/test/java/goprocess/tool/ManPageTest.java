package goprocess.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The page describes all commands completely. */
class ManPageTest {
    @TempDir private Path folder;

    private static List<String> commands() {
        return Run.of("--help")
                .out()
                .lines()
                .dropWhile(line -> !line.equals("Commands:"))
                .skip(1)
                .takeWhile(line -> line.startsWith("  "))
                .filter(line -> !line.startsWith("   "))
                .map(line -> line.strip().split(" ", 2)[0])
                .toList();
    }

    @Test
    void theManualPageTellsOfEachCommandAndStatus() {
        String page = Run.of("generate-man").out();
        assertTrue(commands().size() >= 16, commands()::toString);
        for (String command : commands()) {
            String name = command.replace("-", "\\-");
            assertTrue(page.contains(".SS goprocess " + name), command);
        }
        for (Failure.Kind kind : Failure.Kind.values()) {
            assertTrue(page.contains("\n.B " + kind.status() + "\n"), kind::toString);
        }
        assertTrue(page.contains("\\-\\-grace TIME"), page);
    }

    @Test
    void manHasNothingToSayAgainstIt() throws Exception {
        Path page = Files.writeString(folder.resolve("goprocess.1"), Run.of("generate-man").out());
        Process man;
        try {
            man = new ProcessBuilder("man", "--warnings", "-l", page.toString()).start();
        } catch (IOException e) {
            assumeTrue(false, "there is no man");
            return;
        }
        String shown = new String(man.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        String said = new String(man.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals("", said);
        assertTrue(shown.contains("EXIT STATUS"), shown);
    }

    @Test
    void eachCommandHasHelpWithAnExample() {
        for (String command : commands()) {
            if (!List.of("help", "generate-completion").contains(command)) {
                Run help = Run.of(command, "--help");
                assertEquals(0, help.status());
                assertTrue(help.out().contains("goprocess " + command), help::out);
                assertTrue(help.out().contains("Example"), help::out);
                assertTrue(help.out().lines().allMatch(line -> line.length() <= 100), help::out);
            }
        }
    }
}
