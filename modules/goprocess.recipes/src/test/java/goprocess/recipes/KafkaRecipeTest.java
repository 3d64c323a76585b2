package goprocess.recipes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goprocess.fixtures.ChildJvm;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;

class KafkaRecipeTest {
    @TempDir Path folder;

    @Test
    void whatWasCommittedIsStored() throws Exception {
        Path file = folder.resolve("orders");
        List<String> said;
        int status;
        try (ChildJvm jvm = Term.start(MockedKafka.class, file.toString())) {
            jvm.awaitLine("committed");
            jvm.signal("TERM");
            said = jvm.allLines();
            status = jvm.exitCode();
        }
        List<String> stored = Files.readAllLines(file);
        String last = said.get(said.size() - 1);
        long committed = Long.parseLong(last.substring(last.lastIndexOf(' ') + 1));
        List<String> lost =
                LongStream.range(0, committed)
                        .mapToObj(MockedKafka::order)
                        .filter(order -> !stored.contains(order))
                        .toList();
        System.out.println("OrderConsumer: " + last + ", " + lost.size() + " lost");

        assertTrue(committed > 0, said::toString);
        assertEquals(List.of(), lost);
        assertEquals(128 + 15, status);
    }
}
