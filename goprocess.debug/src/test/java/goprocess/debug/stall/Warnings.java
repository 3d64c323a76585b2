package goprocess.debug.stall;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Logger;

/** What this module logs. */
final class Warnings {
    private Warnings() {}

    /** The messages that are logged while a task runs. */
    static List<String> during(Runnable task) {
        // Only tests name the classes of that module.
        Warnings.class
                .getModule()
                .addReads(ModuleLayer.boot().findModule("java.logging").orElseThrow());
        List<String> messages = new CopyOnWriteArrayList<>();
        Logger logger = Logger.getLogger("goprocess.debug");
        logger.setFilter(
                record -> {
                    messages.add(record.getMessage());
                    return false;
                });
        try {
            task.run();
        } finally {
            logger.setFilter(null);
        }
        return messages;
    }
}
