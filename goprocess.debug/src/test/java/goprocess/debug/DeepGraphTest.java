package goprocess.debug;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;
import goprocess.fixtures.Gate;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.util.function.Supplier;

@NothingLeftOpen
class DeepGraphTest {
    private static final int DEPTH = 100_000;

    /** A walk that called itself once per process would need a hundred times as much. */
    private static final int SMALL_STACK = 512 * 1024;

    private final Garbage garbage = new Garbage();
    private final Gate gate = new Gate();
    private final GoProcess top = GoProcesses.named("top").open();
    private GoProcess bottom = top;

    private void dig() {
        for (int i = 0; i < DEPTH; i++) {
            bottom = GoProcesses.named("level").parent(bottom).open();
        }
        bottom = GoProcesses.named("bottom").parent(bottom).go(self -> gate.pass());
    }

    private static <T> T onASmallStack(Supplier<T> call) throws InterruptedException {
        Object[] result = new Object[1];
        Thread thread =
                new Thread(
                        null,
                        () -> {
                            try {
                                result[0] = call.get();
                            } catch (Throwable e) {
                                result[0] = e;
                            }
                        },
                        "small",
                        SMALL_STACK);
        thread.start();
        thread.join();
        if (result[0] instanceof Throwable failure) {
            throw new AssertionError(failure);
        }
        @SuppressWarnings("unchecked")
        T typed = (T) result[0];
        return typed;
    }

    @AfterEach
    void closes() {
        gate.close();
        top.close();
        garbage.collect();
    }

    @Test
    void aChainOfAHundredThousandIsWrittenAsJson() throws InterruptedException {
        dig();
        String json = onASmallStack(() -> ProcessGraph.capture(top).toJson());
        JsonNode graph = new JsonMapper().readTree(json);
        assertEquals(DEPTH + 2, graph.path("processes").size());
    }

    @Test
    void aChainOfAHundredThousandIsDrawnOneByOneWhereThatIsWanted() throws InterruptedException {
        dig();
        String dot =
                onASmallStack(() -> ProcessGraph.capture(top).foldAbove(Integer.MAX_VALUE).toDot());
        assertEquals(DEPTH + 1, dot.lines().filter(line -> line.contains(" -> n")).count());
    }

    @Test
    void aChainOfAHundredThousandThatHangsIsDiagnosedDownToItsEnd() throws InterruptedException {
        dig();
        gate.awaitReached();
        top.closeAsync();
        ProcessGraph graph = onASmallStack(() -> ProcessGraph.capture(top));
        StuckFunction found = Found.only(StuckFunction.class, onASmallStack(graph::diagnose));
        assertEquals(bottom.id(), found.culprit().id());
        assertEquals(DEPTH + 2, found.chain().size());
        String text = onASmallStack(() -> graph.diagnose().toString());
        assertTrue(text.contains("... 99986 more, each waits for the next ..."), text);
        assertTrue(onASmallStack(graph::toDot).contains("StuckFunction"));
        JsonNode told =
                new JsonMapper().readTree(onASmallStack(graph::toJson)).path("findings").get(0);
        assertEquals(1_000, told.path("chain").size());
        assertEquals(DEPTH + 2 - 1_000, told.path("chainOmitted").asInt());
    }

    @Test
    void aCircleOfAHundredThousandIsFound() throws InterruptedException {
        GoProcess first = garbage.open("level");
        GoProcess last = first;
        for (int i = 1; i < DEPTH; i++) {
            GoProcess next = GoProcesses.named("level").open();
            last.waitFor(next);
            last = next;
        }
        last.waitFor(first);
        GoProcess entry = garbage.remember(GoProcesses.named("entry").waitFor(first).open());
        Closing closing = Closing.of(entry);
        WaitCycle cycle = Found.first(WaitCycle.class, onASmallStack(closing::diagnose));
        assertEquals(DEPTH, cycle.cycle().size());
        assertEquals(DEPTH + 2, cycle.chain().size());
    }
}
