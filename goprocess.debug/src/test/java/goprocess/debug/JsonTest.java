package goprocess.debug;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;
import goprocess.fixtures.Gate;
import goprocess.spi.ProcessProvider;

import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

@NothingLeftOpen
class JsonTest {
    private static JsonNode process(JsonNode graph, GoProcess process) {
        for (JsonNode one : graph.path("processes")) {
            if (one.path("id").asLong() == process.id()) {
                return one;
            }
        }
        throw new AssertionError(process + " is not in " + graph);
    }

    private static JsonNode json(GoProcess root) {
        return PublishedSchema.read(ProcessGraph.capture(root).toJson());
    }

    @Test
    void aGraphThatHangsIsAsTheSchemaHasIt() throws Exception {
        try (Sample sample = new Sample()) {
            sample.app.closeAsync();
            JsonNode graph = json(sample.app);
            assertEquals(1, graph.path("schemaVersion").asInt());
            assertEquals(ProcessHandle.current().pid(), graph.path("pid").asLong());
            assertEquals(7, graph.path("processes").size());
        }
    }

    @Test
    void linksTellWhatTheyDo() throws Exception {
        try (Sample sample = new Sample()) {
            JsonNode worker = process(json(sample.app), sample.worker);
            assertEquals(1, worker.path("links").size());
            JsonNode onFailure = worker.path("links").get(0);
            assertEquals(sample.app.id(), onFailure.path("to").asLong());
            assertTrue(onFailure.path("closesOnFailure").asBoolean());
            assertTrue(!onFailure.path("closes").asBoolean(true));
            assertTrue(!onFailure.path("waits").asBoolean(true));
            assertEquals(sample.http.id(), worker.path("parents").get(0).asLong());
        }
    }

    @Test
    void severalLinksToTheSameProcessAreOne() {
        GoProcess target = GoProcesses.named("target").open();
        GoProcess source =
                GoProcesses.named("source").waitFor(target).closeOnFailure(target).open();
        JsonNode links = process(json(source), source).path("links");
        assertEquals(1, links.size(), links::toString);
        assertTrue(links.get(0).path("waits").asBoolean());
        assertTrue(links.get(0).path("closesOnFailure").asBoolean());
        target.close();
        source.close();
    }

    @Test
    void theFunctionIsToldWithItsThreadAndStack() throws Exception {
        GoProcess app = GoProcesses.named("app").open();
        try (Gate gate = new Gate()) {
            Thread[] thread = new Thread[1];
            GoProcess worker =
                    app.go(
                            "worker",
                            self -> {
                                thread[0] = Thread.currentThread();
                                gate.pass();
                            });
            gate.awaitReached();
            app.closeAsync();
            JsonNode function = process(json(app), worker).path("function");
            assertEquals(thread[0].threadId(), function.path("tid").asLong());
            assertEquals("worker", function.path("thread").asString());
            assertTrue(function.path("stack").toString().contains("Gate.pass(Gate.java:"));
        }
        app.close();
    }

    @Test
    void stacksOfWhatRunsUndisturbedAreTakenWhenAskedFor() throws Exception {
        GoProcess app = GoProcesses.named("app").open();
        try (Gate gate = new Gate()) {
            GoProcess worker = app.go("worker", self -> gate.pass());
            gate.awaitReached();
            JsonNode without = process(json(app), worker).path("function").path("stack");
            assertEquals(0, without.size());
            JsonNode with =
                    process(
                                    PublishedSchema.read(
                                            ProcessGraph.capture(app, Stacks.ALL).toJson()),
                                    worker)
                            .path("function")
                            .path("stack");
            assertTrue(with.toString().contains("Gate.pass(Gate.java:"), with::toString);
        }
        app.close();
    }

    /** Nothing holds up anything, and thousands may wait so. */
    @Test
    void aFunctionThatWaitsForItsChildrenRunsUndisturbed() throws Exception {
        GoProcess app = GoProcesses.named("app").open();
        GoProcess worker =
                app.go(
                        "worker",
                        self -> {
                            GoProcesses.named("child").parent(self).open();
                            self.childrenClosed().await();
                        });
        Closing.await(() -> !ProcessProvider.installed().node(worker).childrenWaits().isEmpty());

        JsonNode function = process(json(app), worker).path("function");

        assertEquals("worker", function.path("thread").asString());
        assertEquals(0, function.path("stack").size());
        app.close();
    }

    @Test
    void findingsAreToldAsTheyAre() throws Exception {
        try (Sample sample = new Sample()) {
            sample.app.closeAsync();
            ProcessGraph graph = ProcessGraph.capture(sample.app);
            JsonNode told = PublishedSchema.read(graph.toJson()).path("findings");
            List<Finding> findings = graph.diagnose().findings();
            assertEquals(findings.size(), told.size());
            for (int i = 0; i < findings.size(); i++) {
                Finding finding = findings.get(i);
                assertEquals(
                        finding.getClass().getSimpleName(), told.get(i).path("kind").asString());
                assertEquals(finding.culprit().id(), told.get(i).path("culprit").asLong());
                assertEquals(finding.toString(), told.get(i).path("summary").asString());
                assertEquals(finding.chain().size(), told.get(i).path("chain").size());
                assertEquals(finding.age().toMillis(), told.get(i).path("ageMillis").asLong());
            }
        }
    }

    @Test
    void everyIdThatIsNamedIsThere() throws Exception {
        try (Sample sample = new Sample()) {
            sample.app.closeAsync();
            JsonNode graph = json(sample.worker);
            Set<Long> known = new HashSet<>();
            graph.path("processes").forEach(process -> known.add(process.path("id").asLong()));
            graph.findValues("to").forEach(id -> assertTrue(known.contains(id.asLong())));
            graph.findValues("chain")
                    .forEach(chain -> chain.forEach(id -> assertTrue(known.contains(id.asLong()))));
        }
    }

    @Test
    void threadsThatWaitAreTold() throws Exception {
        GoProcess app = GoProcesses.named("app").open();
        Thread waiter = Thread.ofPlatform().name("waiter").start(app::err);
        Closing.await(() -> process(json(app), app).has("waiters"));
        JsonNode told = process(json(app), app).path("waiters").get(0);
        assertEquals(waiter.threadId(), told.path("tid").asLong());
        assertEquals("waiter", told.path("thread").asString());
        app.close();
        waiter.join();
    }

    @Test
    void namesMayHoldAnything() {
        for (String name : Names.STRANGE) {
            GoProcess process = GoProcesses.named(name).open();
            assertEquals(
                    Names.wellFormed(name),
                    process(json(process), process).path("name").asString());
            process.close();
        }
    }

    @Test
    void whatFailedIsTold() {
        GoProcess process =
                GoProcesses.named("failing")
                        .go(
                                self -> {
                                    throw new IllegalStateException("no more \"disk\"");
                                });
        process.err();
        GoProcess closed = GoProcesses.named("closed").open();
        closed.close();
        assertEquals(
                "java.lang.IllegalStateException: no more \"disk\"",
                process(json(process), process).path("failure").asString());
        assertEquals("CLOSED", process(json(closed), closed).path("state").asString());
    }

    @Test
    void theWholeJvmIsAsTheSchemaHasIt() throws Exception {
        try (Sample sample = new Sample()) {
            sample.app.closeAsync();
            JsonNode graph = PublishedSchema.read(ProcessGraph.capture().toJson());
            assertEquals("CLOSING", process(graph, sample.app).path("state").asString());
            assertNotEquals(0, graph.path("findings").size());
        }
    }
}
