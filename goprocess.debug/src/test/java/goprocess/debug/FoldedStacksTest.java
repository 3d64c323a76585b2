package goprocess.debug;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goprocess.debug.graph.StackedNode;
import goprocess.debug.history.ParsedStack;
import goprocess.fixtures.SampleStack;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import tools.jackson.databind.JsonNode;

import java.time.Instant;
import java.util.List;

/**
 * The text, the picture and the JSON of a graph agree on which frames are the application's, and a
 * frame of a recording is read as it was. The tool and the viewer have tests of the same stacks.
 */
class FoldedStacksTest {
    static List<SampleStack> stacks() {
        return SampleStack.all();
    }

    private static ProcessGraph graph(SampleStack sample) {
        List<StackTraceElement> stack = ParsedStack.of(String.join("\n", sample.frames()));
        StackedNode node = new StackedNode(1, "worker", stack);
        return ProcessGraph.of(List.of(node), Instant.EPOCH, System.nanoTime(), 1, List.of());
    }

    @ParameterizedTest
    @MethodSource("stacks")
    void framesOfARecordingAreReadAsTheyWere(SampleStack sample) {
        List<StackTraceElement> read = ParsedStack.of(String.join("\n", sample.frames()));

        assertEquals(sample.frames(), read.stream().map(StackTraceElement::toString).toList());
        // Where the class ends and the method begins cannot be seen in the text.
        read.forEach(
                frame ->
                        assertTrue(
                                frame.getClassName().matches("[^/]+(/0x[0-9a-f]+)?"),
                                frame::toString));
    }

    @ParameterizedTest
    @MethodSource("stacks")
    void theFirstLineNamesTheApplicationAndTheOthersAreFolded(SampleStack sample) {
        List<String> lines = graph(sample).diagnose().toString().lines().toList();

        assertTrue(
                lines.getFirst().contains("its function, at " + sample.where() + ", thread"),
                lines::toString);
        assertEquals(
                sample.shown(),
                lines.stream()
                        .map(String::strip)
                        .filter(line -> line.startsWith("at ") || line.startsWith("... "))
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("stacks")
    void thePictureNamesTheSamePlace(SampleStack sample) {
        String dot = graph(sample).toDot();
        assertTrue(dot.contains(sample.where()), dot);
    }

    @ParameterizedTest
    @MethodSource("stacks")
    void theJsonSaysWhichFramesAreTheApplications(SampleStack sample) {
        JsonNode json = PublishedSchema.read(graph(sample).toJson());

        String function = json.path("processes").path(0).path("function").toString();
        assertTrue(function.contains(sample.json()), function);
        assertEquals(sample.where(), json.path("findings").path(0).path("where").asString());
    }
}
