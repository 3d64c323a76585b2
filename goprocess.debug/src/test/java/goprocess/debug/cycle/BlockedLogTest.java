package goprocess.debug.cycle;

import static org.junit.jupiter.api.Assertions.assertFalse;

import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;
import goprocess.debug.NothingLeftOpen;
import goprocess.fixtures.Gate;

import org.junit.jupiter.api.Test;

import java.util.logging.Logger;

/** A cycle is logged, and a log that takes nothing holds up nobody who links. */
@NothingLeftOpen
class BlockedLogTest {
    private final GoProcess one = GoProcesses.named("one").open();
    private final GoProcess other = GoProcesses.named("other").open();

    @Test
    void holdsUpNobodyWhoLinks() throws InterruptedException {
        // Only tests name the classes of that module.
        BlockedLogTest.class
                .getModule()
                .addReads(ModuleLayer.boot().findModule("java.logging").orElseThrow());
        Logger logger = Logger.getLogger("goprocess.debug");
        try (Gate log = new Gate()) {
            logger.setFilter(
                    record -> {
                        log.passUninterruptibly();
                        return false;
                    });

            one.waitFor(other);
            other.waitFor(one);

            log.awaitReached();
            assertFalse(log.isOpen());
        } finally {
            logger.setFilter(null);
            one.closeAsync();
            other.closeAsync();
            one.abandon();
            other.abandon();
        }
    }
}
