package goprocess.debug;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;
import goprocess.debug.listener.Flight;
import goprocess.debug.recording.ProcessRecording;
import goprocess.fixtures.Gate;
import goprocess.spi.ProcessProvider;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.concurrent.CountDownLatch;

/** Where stacks, or frames of one, are not taken because there are too many, it is said. */
@NothingLeftOpen
class OmittedStacksTest {
    private final Gate gate = new Gate();
    private final GoProcess app = GoProcesses.named("app").open();

    @AfterEach
    void closes() {
        gate.open();
        app.close();
    }

    @Test
    void ofACapture() throws Exception {
        stuck(1_002);
        ProcessGraph graph = ProcessGraph.capture(app);
        assertEquals(2, graph.stacksOmitted());
        assertEquals(2, graph.diagnose().omitted());
        awaitFirstLine();
        assertSaid(graph, "The stacks of 2 threads were not taken: a capture takes 1,000 at most.");
        assertTrue(graph.toJson().contains("\"stacksOmitted\":2"));
        PublishedSchema.read(graph.toJson());
    }

    @Test
    void ofASnapshotInARecording() throws Exception {
        try (Flight flight = Flight.begun()) {
            stuck(101);
            ProcessRecording recording = flight.read();
            ProcessGraph graph = recording.graphAt(recording.end()).filter(below());
            assertEquals(1, graph.stacksOmitted());
            assertSaid(
                    graph,
                    "The stack of 1 thread is not known: a snapshot in a recording has 100 at"
                            + " most, and none of what began after it.");
            PublishedSchema.read(graph.toJson());
        }
    }

    @Test
    void upToTheLimitNothingIsSaid() throws Exception {
        try (Flight flight = Flight.begun()) {
            stuck(100);
            assertNothingIsSaid(ProcessGraph.capture(app));
            ProcessRecording recording = flight.read();
            assertNothingIsSaid(recording.graphAt(recording.end()).filter(below()));
        }
    }

    @Test
    void whoAsksForAllHasAll() throws Exception {
        stuck(1_002);
        assertNothingIsSaid(ProcessGraph.capture(app, Stacks.ALL));
    }

    /** What has been closing for longest is named first, however many run beside it. */
    @Test
    void whatClosesIsAmongThoseWithAStack() throws Exception {
        CountDownLatch begun = new CountDownLatch(1_001);
        for (int i = 0; i < 1_000; i++) {
            app.go(
                    "running",
                    self -> {
                        begun.countDown();
                        gate.pass();
                    });
        }
        GoProcess stuck =
                GoProcesses.named("stuck")
                        .parent(app)
                        .teardown(
                                () -> {
                                    begun.countDown();
                                    gate.passUninterruptibly();
                                })
                        .open();
        stuck.closeAsync();
        begun.await();
        Thread asking = Thread.ofPlatform().start(app::closeAfterChildren);
        Closing.await(() -> ProcessProvider.installed().node(app).look().afterChildren());

        Finding first = ProcessGraph.capture(app).diagnose().findings().getFirst();

        assertEquals(stuck.id(), first.culprit().id());
        assertTrue(first.frame().isPresent(), first::toString);
        gate.open();
        asking.join();
    }

    @Test
    void framesOfADeepStack() throws Exception {
        try (Flight flight = Flight.begun()) {
            app.go("deep", self -> descend(100));
            gate.awaitReached();
            app.closeAsync();
            Diagnosis live = ProcessGraph.capture(app).diagnose();
            assertTrue(live.toString().matches("(?s).*\n    \\.\\.\\. \\d+ more frames(\n.*)?"));

            ProcessRecording recording = flight.read();
            ProcessGraph graph = recording.graphAt(recording.end()).filter(below());
            String recorded = graph.diagnose().toString();
            assertTrue(recorded.matches("(?s).*\n    \\.\\.\\. \\d+ more frames(\n.*)?"), recorded);
            assertTrue(graph.toJson().contains("\"framesOmitted\":"), graph::toJson);
            PublishedSchema.read(graph.toJson());
        }
    }

    private void descend(int depth) throws InterruptedException {
        if (depth == 0) {
            gate.pass();
        } else {
            descend(depth - 1);
        }
    }

    @Test
    void threadsThatWaitForWhatNobodyCloses() throws Exception {
        for (int i = 0; i < 5; i++) {
            Thread.ofVirtual().start(app::err);
        }
        Closing.await(
                () ->
                        ProcessGraph.capture(app)
                                .diagnose()
                                .toString()
                                .endsWith("  So do 2 more threads."));
    }

    private GraphFilter below() {
        return GraphFilter.all().named("app|stuck-.*|deep");
    }

    private void stuck(int count) throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(count);
        for (int i = 1; i <= count; i++) {
            app.go(
                    "stuck-" + i,
                    self -> {
                        begun.countDown();
                        gate.pass();
                    });
        }
        begun.await();
        app.closeAsync();
    }

    /** Whichever of them it names: of that one the stack was taken. */
    private void awaitFirstLine() {
        String others =
                "So do 1001 more at the same place: stuck ×1001;"
                        + " of 2 of them the stack was not taken.";
        Closing.await(
                () -> {
                    Diagnosis diagnosis = ProcessGraph.capture(app).diagnose();
                    ProcessRef first = diagnosis.findings().getFirst().culprit();
                    return FirstLine.isAmong(others, diagnosis)
                            && FirstLine.isOneOf(List.of(told(first)), diagnosis);
                });
    }

    private String told(ProcessRef stuck) {
        return stuck.name()
                + " #"
                + stuck.id()
                + " holds the close of "
                + FirstLine.name(app)
                + ": its function, at Gate.LINE, thread "
                + stuck.name()
                + ", for AGE";
    }

    private static void assertSaid(ProcessGraph graph, String sentence) {
        String text = graph.diagnose().toString();
        assertTrue(text.endsWith("\n" + sentence), text);
        String dot = graph.toDot().replaceAll("\" \\+ \"\\\\l\" \\+ \"", " ");
        assertTrue(dot.contains(sentence), graph::toDot);
    }

    private static void assertNothingIsSaid(ProcessGraph graph) {
        assertEquals(0, graph.stacksOmitted());
        assertFalse(graph.diagnose().toString().contains("The stack"));
        assertFalse(graph.toJson().contains("stacksOmitted"));
    }
}
