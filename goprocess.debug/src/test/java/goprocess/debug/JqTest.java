package goprocess.debug;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;
import goprocess.fixtures.Gate;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The questions in docs/diagnosis.md, asked as they stand there. */
@NothingLeftOpen
class JqTest {
    @TempDir private Path folder;

    private static List<String> questions() throws IOException {
        return Files.readAllLines(Path.of("..", "docs", "diagnosis.md")).stream()
                .filter(line -> line.startsWith("jq "))
                .toList();
    }

    private String answer(String question) throws IOException, InterruptedException {
        Process jq =
                new ProcessBuilder("sh", "-c", question)
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .start();
        String answer = new String(jq.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, jq.waitFor(), () -> question + "\n" + answer);
        return answer;
    }

    private static boolean isThere() throws InterruptedException {
        try {
            return new ProcessBuilder("jq", "--version").start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    @Test
    void eachIsAnswered() throws Exception {
        assumeTrue(isThere() || System.getenv("CI") != null, "There is no jq");
        GoProcess app = GoProcesses.named("app").open();
        Thread waiter;
        List<String> answers = new ArrayList<>();
        try (Gate gate = new Gate()) {
            GoProcess worker = app.go("worker-1", self -> gate.pass());
            gate.awaitReached();
            waiter = Thread.ofPlatform().name("shutdown").start(app::err);
            app.closeAsync();
            Closing.await(() -> ProcessGraph.capture(app).toJson().contains("\"shutdown\""));
            Files.writeString(folder.resolve("graph.json"), ProcessGraph.capture(app).toJson());
            for (String question : questions()) {
                answers.add(answer(question));
            }
            assertEquals(6, answers.size());
            assertTrue(answers.get(0).contains("worker-1 #" + worker.id() + " holds the close"));
            assertTrue(answers.get(1).contains("Gate.pass(Gate.java:"), answers.get(1));
            assertTrue(answers.get(2).startsWith("goprocess.fixtures"), answers.get(2));
            assertTrue(answers.get(3).startsWith("app\t"), answers.get(3));
            assertTrue(answers.get(4).contains("app\tshutdown"), answers.get(4));
            assertTrue(answers.get(5).contains("1\tworker"), answers.get(5));
        }
        waiter.join();
    }
}
