package goprocess.verification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** How processes are called. */
class NameTest {
    private final GoProcess parent = GoProcesses.named("parent").open();

    @Test
    void aProcessHasTheNameItWasGiven() {
        assertEquals("http", GoProcesses.named("http").open().name());
        assertEquals("http", GoProcesses.named("http").go(self -> {}).name());
        assertEquals("http", parent.go("http", self -> {}).name());
    }

    @Test
    void aNameIsNotChanged() {
        assertEquals(" été\t#1 ", GoProcesses.named(" été\t#1 ").open().name());
    }

    @Test
    void aProcessWithAFunctionAndNoNameIsCalledGo() {
        for (GoProcess p :
                List.of(
                        GoProcesses.go(self -> {}),
                        GoProcesses.spawn(self -> {}),
                        GoProcesses.goChild(parent, self -> {}),
                        GoProcesses.spawnChild(parent, self -> {}),
                        parent.go(self -> {}))) {
            assertEquals("go-" + p.id(), p.name());
        }
    }

    @Test
    void aProcessWithoutAFunctionAndNameIsCalledProcess() {
        for (GoProcess p :
                List.of(GoProcesses.withTeardown(() -> {}), GoProcesses.withParent(parent))) {
            assertEquals("process-" + p.id(), p.name());
        }
    }

    @Test
    void aClosedProcessKeepsItsName() {
        GoProcess named = GoProcesses.named("http").go(self -> {});
        GoProcess unnamed = GoProcesses.go(self -> {});
        named.close();
        unnamed.close();

        assertEquals("http", named.name());
        assertEquals("go-" + unnamed.id(), unnamed.name());
    }

    @Test
    void toStringTellsNameNumberAndState() throws InterruptedException {
        try (Held held = Held.at(Held.Stage.TEARING_DOWN)) {
            GoProcess p = held.process();

            assertEquals("held #" + p.id() + " CLOSING", p.toString());
        }
        assertEquals("parent #" + parent.id() + " RUNNING", parent.toString());
        parent.close();
        assertEquals("parent #" + parent.id() + " CLOSED", parent.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t\n", "\u2003"})
    void aBlankNameIsRefused(String blank) {
        assertThrows(IllegalArgumentException.class, () -> GoProcesses.named(blank));
        assertThrows(IllegalArgumentException.class, () -> parent.go(blank, self -> {}));
    }

    @Test
    void noNameIsRefused() {
        assertThrows(NullPointerException.class, () -> GoProcesses.named(null));
        assertThrows(NullPointerException.class, () -> parent.go(null, self -> {}));
    }

    @Test
    void aBlankNameIsRefusedBeforeTheStateIsLookedAt() {
        parent.close();

        assertThrows(IllegalArgumentException.class, () -> parent.go(" ", self -> {}));
    }

    @Test
    void everyProcessHasANumberOfItsOwn() throws Throwable {
        Set<Long> numbers = new HashSet<>();
        try (Race race = new Race()) {
            for (int i = 0; i < Race.ROUNDS; i++) {
                long[] ids = new long[3];
                race.run(
                        () -> ids[0] = GoProcesses.named("a").open().id(),
                        () -> ids[1] = GoProcesses.withTeardown(() -> {}).id(),
                        () -> ids[2] = GoProcesses.withParent(parent).id());
                for (long id : ids) {
                    assertTrue(id > 0);
                    assertTrue(numbers.add(id));
                }
            }
        }
    }
}
