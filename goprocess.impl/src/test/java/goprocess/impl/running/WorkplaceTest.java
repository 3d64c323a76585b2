package goprocess.impl.running;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import goprocess.api.GoProcesses;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/** Whose work a thread is in, as it enters and leaves that of several processes. */
class WorkplaceTest {
    private final WorkNode outer = open("outer");
    private final WorkNode inner = open("inner");

    private static WorkNode open(String name) {
        return (WorkNode) GoProcesses.named(name).open();
    }

    /** From the innermost. */
    private static List<WorkNode> here() {
        List<WorkNode> nodes = new ArrayList<>();
        for (Workplace work = Workplace.current(); work != null; work = work.outer()) {
            nodes.add(work.node());
        }
        return nodes;
    }

    private static Thread.Builder threads(boolean virtual) {
        return virtual ? Thread.ofVirtual() : Thread.ofPlatform();
    }

    private static void run(Thread.Builder threads, Runnable work) throws InterruptedException {
        AtomicReference<Throwable> failure = new AtomicReference<>();
        threads.start(
                        () -> {
                            try {
                                work.run();
                            } catch (Throwable e) {
                                failure.set(e);
                            }
                        })
                .join();
        assertNull(failure.get());
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whatIsLeftIsNoMoreWhereTheThreadIs(boolean virtual) throws InterruptedException {
        run(
                threads(virtual),
                () -> {
                    assertEquals(List.of(), here());
                    Workplace.enter(outer);
                    assertEquals(List.of(outer), here());
                    Workplace.enter(inner);
                    assertEquals(List.of(inner, outer), here());
                    Workplace.exit(inner);
                    assertEquals(List.of(outer), here());
                    Workplace.exit(outer);
                    assertEquals(List.of(), here());
                });
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whoLeavesWhatItIsNotInStaysWhereItIs(boolean virtual) throws InterruptedException {
        run(
                threads(virtual),
                () -> {
                    Workplace.enter(outer);
                    Workplace.exit(inner);
                    assertEquals(List.of(outer), here());
                    Workplace.enter(inner);
                    Workplace.exit(outer);
                    assertEquals(List.of(inner, outer), here());
                    Workplace.exit(inner);
                    Workplace.exit(outer);
                });
    }

    /** That thread was made for it: nothing is recorded, and it is in nothing else afterwards. */
    @Test
    void theThreadOfAFunctionIsInIt() throws Exception {
        AtomicReference<List<List<WorkNode>>> seen = new AtomicReference<>();
        WorkNode own =
                (WorkNode)
                        GoProcesses.named("own")
                                .go(
                                        self -> {
                                            List<List<WorkNode>> places = new ArrayList<>();
                                            places.add(here());
                                            Workplace.enter(inner);
                                            places.add(here());
                                            Workplace.exit(inner);
                                            places.add(here());
                                            seen.set(places);
                                        });
        own.closed().await();
        assertNotNull(seen.get());
        assertEquals(List.of(List.of(own), List.of(inner, own), List.of(own)), seen.get());
    }

    @Test
    void nothingThereMayBeInterruptedWithoutALimit() {
        Workplace.enter(outer);
        try {
            assertFalse(Workplace.mayBeInterrupted());
        } finally {
            Workplace.exit(outer);
        }
    }
}
