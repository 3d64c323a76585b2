package goprocess.debug;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;

import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;

/** A graph that is captured while other threads open, link and close what is in it. */
@NothingLeftOpen
class ChangingGraphTest {
    private record Link(long from, long to) {}

    private static final int CAPTURES = 60;
    private static final int WIDTH = 300;

    private final AtomicBoolean over = new AtomicBoolean();
    private final GoProcess app = GoProcesses.named("app").open();

    @Test
    void noNodeIsTornAndNothingFails() throws InterruptedException {
        long seed = Long.getLong("goprocess.seed", ThreadLocalRandom.current().nextLong());
        System.out.println("ChangingGraphTest: -Dgoprocess.seed=" + seed);
        Thread[] threads = new Thread[2];
        for (int i = 0; i < threads.length; i++) {
            Random random = new Random(seed + i);
            threads[i] = Thread.ofPlatform().start(() -> change(random));
        }
        JsonMapper mapper = new JsonMapper();
        for (int i = 0; i < CAPTURES; i++) {
            ProcessGraph graph =
                    i % 2 == 0 ? ProcessGraph.capture(app) : ProcessGraph.capture(Stacks.ALL);
            String json = graph.toJson();
            assertTrue(!graph.toDot().isEmpty() && !graph.diagnose().toString().isEmpty());
            check(mapper.readTree(json));
            if (i % 20 == 0) {
                PublishedSchema.read(json);
            }
        }
        over.set(true);
        for (Thread thread : threads) {
            thread.join();
        }
        app.close();
    }

    /** Opens and closes without end; a name tells what a process was opened with. */
    private void change(Random random) {
        GoProcess[] mine = new GoProcess[WIDTH];
        for (int i = 0; !over.get(); i = (i + 1) % WIDTH) {
            if (mine[i] != null) {
                // Waited for, or more would be closing than ever closes.
                mine[i].close();
            }
            GoProcess parent = mine[random.nextInt(WIDTH)];
            GoProcess under =
                    parent == null || parent.closing().isRaised() || random.nextInt(4) == 0
                            ? app
                            : parent;
            try {
                mine[i] =
                        random.nextBoolean()
                                ? GoProcesses.named("with").parent(under).teardown(() -> {}).open()
                                : GoProcesses.named("without").parent(under).open();
                if (random.nextInt(4) == 0) {
                    GoProcess worker =
                            GoProcesses.named("function")
                                    .parent(mine[i])
                                    .go(self -> self.closing().await());
                    mine[i].waitFor(worker);
                }
            } catch (IllegalStateException e) {
                // The parent was quicker: it is tearing down already.
                mine[i] = null;
            }
        }
    }

    private void check(JsonNode graph) {
        Map<Long, JsonNode> processes = new HashMap<>();
        Set<Link> closing = new HashSet<>();
        for (JsonNode process : graph.path("processes")) {
            long id = process.path("id").asLong();
            processes.put(id, process);
            for (JsonNode link : process.path("links")) {
                if (link.path("closes").asBoolean()) {
                    closing.add(new Link(id, link.path("to").asLong()));
                }
            }
        }
        assertEquals(graph.path("processes").size(), processes.size());
        for (JsonNode process : processes.values()) {
            long id = process.path("id").asLong();
            Untorn.check(process);
            process.path("links")
                    .forEach(link -> assertTrue(processes.containsKey(link.path("to").asLong())));
            process.path("parents")
                    .forEach(parent -> assertTrue(closing.contains(new Link(parent.asLong(), id))));
        }
        assertEquals("RUNNING", processes.get(app.id()).path("state").asString());
    }
}
