package goprocess.debug.stall;

import goprocess.spi.ProcessProvider;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Predicate;
import java.util.logging.Logger;

/** What this module logs. */
final class Warnings {
    private static final String FIRST = "the first one";
    private static final String LAST = "the last one";

    private Warnings() {}

    /**
     * The messages that are logged while a task runs. Another thread writes them one after the
     * other, and may have earlier ones to write when this begins.
     *
     * @param ours tells them from those of the rest of the JVM, where what an earlier test left may
     *     be reported meanwhile
     */
    static List<String> during(Runnable task, Predicate<String> ours) throws InterruptedException {
        // Only tests name the classes of that module.
        Warnings.class
                .getModule()
                .addReads(ModuleLayer.boot().findModule("java.logging").orElseThrow());
        List<String> messages = new CopyOnWriteArrayList<>();
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch written = new CountDownLatch(1);
        Logger logger = Logger.getLogger("goprocess.debug");
        logger.setFilter(
                record -> {
                    if (record.getMessage().equals(FIRST)) {
                        messages.clear();
                        begun.countDown();
                    } else if (record.getMessage().equals(LAST)) {
                        written.countDown();
                    } else if (ours.test(record.getMessage())) {
                        messages.add(record.getMessage());
                    }
                    return false;
                });
        try {
            ProcessProvider.installed().warn("goprocess.debug", FIRST, null);
            begun.await();
            task.run();
            ProcessProvider.installed().warn("goprocess.debug", LAST, null);
            written.await();
        } finally {
            logger.setFilter(null);
        }
        return messages;
    }
}
