package goprocess.benchmarks.report;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;

/** The machine of a run, and its other load. */
public final class Machine {
    private final double loadAtBegin = load();

    /** Reads the load at the beginning of a run. */
    public Machine() {}

    /**
     * The processor, the memory, the system, the JDK, and how busy it was: a load well above the
     * one or two of the benchmarks themselves means that other programs ran at the same time.
     *
     * @return one line
     */
    public String describe() {
        Runtime runtime = Runtime.getRuntime();
        return String.format(
                Locale.ROOT,
                "%s, %d cores, %s of memory; %s %s; %s %s, G1; load %.1f at the beginning, %.1f at"
                        + " the end",
                first("/proc/cpuinfo", "model name"),
                runtime.availableProcessors(),
                first("/proc/meminfo", "MemTotal"),
                System.getProperty("os.name"),
                System.getProperty("os.version"),
                System.getProperty("java.vm.name"),
                Runtime.version(),
                loadAtBegin,
                load());
    }

    private static double load() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }

    private static String first(String file, String key) {
        try (Stream<String> lines = Files.lines(Path.of(file))) {
            return lines.filter(line -> line.startsWith(key))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse("unknown");
        } catch (IOException e) {
            // This system is not Linux.
            return "unknown";
        }
    }
}
