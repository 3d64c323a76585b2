package goprocess.debug;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Another JVM that runs a program of these tests, all on the class path. */
public final class ChildJvm {
    private ChildJvm() {}

    /** Where the library, what it needs and these tests are. */
    public static String path() {
        String path = System.getProperty("java.class.path");
        String modules = System.getProperty("jdk.module.path");
        String tests =
                Path.of(ChildJvm.class.getResource("ChildJvm.class").getPath())
                        .getParent()
                        .getParent()
                        .getParent()
                        .toString();
        return modules == null ? path : String.join(File.pathSeparator, modules, path, tests);
    }

    /** Runs a program to its end and returns what it wrote, line by line. */
    public static List<String> run(Class<?> main, List<String> options, String... args)
            throws IOException, InterruptedException {
        return run(List.of(), main, options, args);
    }

    /** The same, started by another command that is given it. */
    public static List<String> run(
            List<String> prefix, Class<?> main, List<String> options, String... args)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(prefix);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx128m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        command.addAll(List.of("-XX:-UsePerfData", "-cp", path()));
        command.addAll(options);
        command.add(main.getName());
        command.addAll(List.of(args));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try {
            List<String> lines = process.inputReader(StandardCharsets.UTF_8).lines().toList();
            process.waitFor();
            return lines;
        } finally {
            process.destroyForcibly();
        }
    }
}
