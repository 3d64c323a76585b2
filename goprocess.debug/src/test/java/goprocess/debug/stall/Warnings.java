package goprocess.debug.stall;

import goprocess.spi.ProcessProvider;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.logging.Logger;

/** What this module logs. */
final class Warnings {
    private static final String LAST = "the last one";

    private Warnings() {}

    /** The messages that are logged while a task runs. They are written on another thread. */
    static List<String> during(Runnable task) throws InterruptedException {
        // Only tests name the classes of that module.
        Warnings.class
                .getModule()
                .addReads(ModuleLayer.boot().findModule("java.logging").orElseThrow());
        List<String> messages = new CopyOnWriteArrayList<>();
        CountDownLatch written = new CountDownLatch(1);
        Logger logger = Logger.getLogger("goprocess.debug");
        logger.setFilter(
                record -> {
                    if (record.getMessage().equals(LAST)) {
                        written.countDown();
                    } else {
                        messages.add(record.getMessage());
                    }
                    return false;
                });
        try {
            task.run();
            ProcessProvider.installed().warn("goprocess.debug", LAST, null);
            written.await();
        } finally {
            logger.setFilter(null);
        }
        return messages;
    }
}
