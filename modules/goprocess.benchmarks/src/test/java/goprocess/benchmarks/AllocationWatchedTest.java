package goprocess.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;
import goprocess.api.State;
import goprocess.spi.ProcessListener;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.util.ServiceLoader;

/** What being watched allocates while nothing is recorded does not grow unnoticed. */
@Tag("watched")
class AllocationWatchedTest {
    /** What it notes down of an idle process: when it was opened, and why it begins to close. */
    private static final int WATCH = 32;

    @Test
    void openAndCloseOfAChild() {
        assertTrue(ServiceLoader.load(ProcessListener.class).findFirst().isPresent());
        GoProcess parent = GoProcesses.named("parent").open();
        Allocation.ON_THIS_THREAD.atMost(
                AllocationTest.PROCESS + AllocationTest.CASCADE + WATCH,
                () -> {
                    GoProcess child = GoProcesses.withParent(parent);
                    child.close();
                    assertEquals(State.CLOSED, child.state());
                });
        parent.close();
    }
}
