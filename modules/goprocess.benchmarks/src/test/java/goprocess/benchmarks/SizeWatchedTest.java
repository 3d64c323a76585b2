package goprocess.benchmarks;

import static org.junit.jupiter.api.Assertions.assertTrue;

import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;
import goprocess.spi.ProcessListener;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.util.ServiceLoader;

/** What is noted of a process that is watched does not grow unnoticed. */
@Tag("watched")
class SizeWatchedTest {
    private static final int COUNT = 100_000;

    @Test
    void anIdleChildWithItsShareOfTheParent() {
        assertTrue(ServiceLoader.load(ProcessListener.class).findFirst().isPresent());
        GoProcess parent = GoProcesses.named("parent").open();
        GoProcesses.withParent(parent);
        long before = Heap.reachable(parent);
        for (int i = 0; i < COUNT; i++) {
            GoProcesses.withParent(parent);
        }
        double size = (double) (Heap.reachable(parent) - before) / COUNT;
        assertTrue(size <= 112, () -> size + " bytes");
        parent.close();
        Check.closed(parent);
    }
}
