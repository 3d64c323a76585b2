package goprocess.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;

import goprocess.fixtures.SampleStack;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.List;

/** What is shown of the threads of one process. */
class WorkTextTest {
    static List<SampleStack> stacks() {
        return SampleStack.all();
    }

    /** The lines below those of the process and the thread, without their indentation. */
    private static List<String> stackOf(String work) {
        String process =
                "{\"id\":1,\"name\":\"worker\",\"state\":\"CLOSING\",\"function\":{\"started\":true,"
                    + "\"tid\":7,\"thread\":\"worker\",\"threadState\":\"WAITING\","
                        + work
                        + "}}";
        List<String> lines = WorkText.of(Graph.JSON.readTree(process));
        assertEquals(
                List.of("worker #1 CLOSING", "Its function is on thread worker, tid 7, WAITING:"),
                lines.subList(0, 2));
        return lines.stream().skip(2).map(String::strip).toList();
    }

    @ParameterizedTest
    @MethodSource("stacks")
    void aStackIsFoldedAsInADiagnosis(SampleStack sample) {
        assertEquals(sample.shown(), stackOf(sample.json()));
    }

    @Test
    void framesThatARecordingLeftOutAreCounted() {
        assertEquals(
                List.of("at shop.Orders.take(Orders.java:7)", "... 12 more frames"),
                stackOf(
                        "\"stack\":[\"shop.Orders.take(Orders.java:7)\"],\"own\":[0],"
                                + "\"framesOmitted\":12"));
    }
}
