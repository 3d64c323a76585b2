package goprocess.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;

import jdk.jfr.Recording;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.JsonNode;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** Whether a close fits into a time, and what is reached if one of its processes takes no time. */
class BudgetTest {
    /** What each teardown takes at least. */
    private static final int LEAST_MILLIS = 100;

    @TempDir static Path folder;
    private static Path file = Path.of("");

    @BeforeAll
    static void record() throws Exception {
        file = folder.resolve("shop.jfr");
        try (Recording recording = new Recording()) {
            recording.start();
            GoProcess shop = GoProcesses.named("shop").open();
            GoProcess audit =
                    GoProcesses.named("audit").parent(shop).teardown(BudgetTest::takeTime).open();
            CountDownLatch told = new CountDownLatch(1);
            audit.closed().onRaised(told::countDown); // by then the shop does not wait for it
            GoProcess store =
                    GoProcesses.named("store-2")
                            .parent(shop)
                            .teardown(
                                    () -> {
                                        told.await(); // It is the last to be closed.
                                        takeTime();
                                    })
                            .open();
            GoProcesses.named("store-1").parent(store).teardown(BudgetTest::takeTime).open();
            shop.close();
            recording.stop();
            recording.dump(file);
        }
    }

    private static void takeTime() {
        long end = System.nanoTime() + LEAST_MILLIS * 1_000_000L;
        while (System.nanoTime() - end < 0) {
            Thread.onSpinWait();
        }
    }

    private static JsonNode json(Run run) {
        return Graph.JSON.readTree(run.out());
    }

    @Test
    void whatIsReachedWithoutOneIsSetByTheOthersThatWaitForNobody() {
        Run run = Run.of("budget", file.toString(), "--grace", "1ms", "--json");

        assertEquals(1, run.status(), run::err);
        JsonNode store = named("store-2", json(run).path("processes"));
        long without = store.path("withoutMillis").asLong();
        assertTrue(without >= LEAST_MILLIS, run::out);
        assertTrue(without <= json(run).path("millis").asLong() - LEAST_MILLIS, run::out);
        assertFalse(store.path("fitsWithout").asBoolean(), run::out);
    }

    private static JsonNode named(String name, JsonNode list) {
        return list.valueStream()
                .filter(one -> one.path("name").asString().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void whereNoneAloneIsEnoughThatIsSaid() {
        Run run = Run.of("budget", file.toString(), "--grace", "1ms");

        assertEquals(1, run.status(), run::err);
        assertTrue(run.out().contains("store-2 #"), run::out);
        assertTrue(run.out().contains("None of them alone is enough"), run::out);
    }

    @Test
    void whereOneAloneIsEnoughItSaysSo() {
        long millis =
                json(Run.of("budget", file.toString(), "--grace", "1h", "--json"))
                        .path("millis")
                        .asLong();
        Run run = Run.of("budget", file.toString(), "--grace", (millis - 1) + "ms");

        assertEquals(1, run.status(), run::err);
        assertTrue(run.out().contains(" fits  store-2 #"), run::out);
        assertFalse(run.out().contains("None of them"), run::out);
    }

    @Test
    void likeNamesAreBlamedTogetherAsTheyAreEverywhere() {
        Run text = Run.of("shutdown", file.toString());
        JsonNode blame = json(Run.of("shutdown", file.toString(), "--json")).path("blame").path(0);

        assertTrue(text.out().contains(" %  store ×2\n"), text::out);
        assertEquals("store ×2", blame.path("name").asString());
        assertEquals("store", blame.path("stem").asString());
        assertEquals(2, blame.path("processes").asInt());
    }
}
