package goprocess.debug.listener;

import java.lang.management.ManagementFactory;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import javax.management.JMException;
import javax.management.ObjectName;

/**
 * The size of the recorder's chunks. The recorder has no API for it, but a diagnostic command
 * prints it, and it does not change once the recorder exists. The command is called in the
 * background, because a thread that starts a recording must not wait for the bean server.
 */
final class ChunkSize {
    /** The default size. */
    static final long USUAL = 12_000_000;

    private static final Pattern TOLD =
            Pattern.compile("Max chunk size: ([0-9]+)(?:[.,][0-9]+)? ([kMG]?)B");

    private static volatile long bytes = USUAL;

    private ChunkSize() {}

    static long bytes() {
        return bytes;
    }

    static void findOut() {
        Thread.ofPlatform()
                .daemon()
                .inheritInheritableThreadLocals(false)
                .name("goprocess-chunk-size")
                .start(ChunkSize::ask);
    }

    private static void ask() {
        try {
            // Snapshots ask it for locks while the recorder waits, so it is made in advance.
            ManagementFactory.getThreadMXBean();
            Object told =
                    ManagementFactory.getPlatformMBeanServer()
                            .invoke(
                                    new ObjectName("com.sun.management:type=DiagnosticCommand"),
                                    "jfrConfigure",
                                    new Object[] {new String[0]},
                                    new String[] {String[].class.getName()});
            bytes = parsed(String.valueOf(told));
        } catch (JMException | RuntimeException | LinkageError e) {
            // This runtime does not have the command, so the default size is assumed.
        }
    }

    static long parsed(String told) {
        Matcher size = TOLD.matcher(told);
        if (!size.find()) {
            return USUAL;
        }
        long unit =
                switch (size.group(2)) {
                    case "k" -> 1_000;
                    case "M" -> 1_000_000;
                    case "G" -> 1_000_000_000;
                    default -> 1;
                };
        return Long.parseLong(size.group(1)) * unit;
    }
}
