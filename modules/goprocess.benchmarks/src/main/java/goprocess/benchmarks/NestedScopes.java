package goprocess.benchmarks;

import com.sun.management.HotSpotDiagnosticMXBean;
import com.sun.management.HotSpotDiagnosticMXBean.ThreadDumpFormat;

import goprocess.benchmarks.peers.TaskScope;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.concurrent.FutureTask;

/** Tries how deep scopes may be nested before the JDK's dump of them fails. */
final class NestedScopes {
    private static final int DEEPEST = 16_000;

    private NestedScopes() {}

    static String dump() throws Exception {
        for (int depth = 250; depth <= DEEPEST; depth *= 2) {
            String failure = dump(depth);
            if (!failure.isEmpty()) {
                return String.format(Locale.ROOT, "%s at %,d nested scopes", failure, depth);
            }
        }
        return String.format(Locale.ROOT, "but dumped %,d nested scopes", DEEPEST);
    }

    private static String dump(int depth) throws Exception {
        Deque<TaskScope> scopes = new ArrayDeque<>();
        Path file = Files.createTempFile("threads", ".json");
        // The dump has to create the file itself.
        Files.delete(file);
        try {
            for (int i = 0; i < depth; i++) {
                scopes.push(new TaskScope());
            }
            FutureTask<String> task = new FutureTask<>(() -> dump(file));
            Thread.ofPlatform().start(task);
            return task.get();
        } finally {
            scopes.forEach(TaskScope::close);
            Files.deleteIfExists(file);
        }
    }

    private static String dump(Path file) {
        try {
            ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
                    .dumpThreads(file.toString(), ThreadDumpFormat.JSON);
            return "";
        } catch (IOException | RuntimeException | StackOverflowError e) {
            return e.getClass().getSimpleName();
        }
    }
}
