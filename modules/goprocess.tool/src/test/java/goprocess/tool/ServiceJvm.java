package goprocess.tool;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Another JVM that runs {@link Service}. */
final class ServiceJvm implements AutoCloseable {
    private final Process process;
    private final BufferedReader output;

    private ServiceJvm(Process process) {
        this.process = process;
        this.output = process.inputReader(StandardCharsets.UTF_8);
    }

    static String path() {
        String tests =
                Path.of(Service.class.getResource("Service.class").getPath())
                        .getParent()
                        .getParent()
                        .getParent()
                        .toString();
        String modules = System.getProperty("jdk.module.path", "");
        return String.join(
                File.pathSeparator, modules, System.getProperty("java.class.path"), tests);
    }

    static Path java() {
        return Path.of(System.getProperty("java.home"), "bin", "java");
    }

    static ServiceJvm start(List<String> prefix, List<String> options, String... arguments)
            throws IOException {
        return start(prefix, java(), path(), options, arguments);
    }

    /** The same with a Java and a class path of one's own. */
    static ServiceJvm start(
            List<String> prefix, Path java, String path, List<String> options, String... arguments)
            throws IOException {
        List<String> command = new ArrayList<>(prefix);
        command.add(java.toString());
        command.addAll(List.of("-Xmx128m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        command.addAll(List.of("-cp", path));
        command.addAll(options);
        command.add(Service.class.getName());
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.redirectError(ProcessBuilder.Redirect.DISCARD);
        return new ServiceJvm(builder.start());
    }

    /** The JVM itself, where it was started by another command that waits for it. */
    long innermost() {
        ProcessHandle at = process.toHandle();
        while (at.children().findAny().isPresent()) {
            at = at.children().findAny().orElseThrow();
        }
        return at.pid();
    }

    String pid() {
        return Long.toString(process.pid());
    }

    /** Stops or ends it, as {@code kill} does. */
    void signal(String name) throws Exception {
        new ProcessBuilder("sh", "-c", "kill -" + name + " " + pid()).start().waitFor();
    }

    void awaitLine(String line) throws IOException {
        String read = output.readLine();
        while (read != null && !read.equals(line)) {
            read = output.readLine();
        }
        if (read == null) {
            throw new AssertionError("It ended without \"" + line + "\"");
        }
    }

    void goOn() throws IOException {
        OutputStream input = process.getOutputStream();
        input.write('\n');
        input.flush();
    }

    /** Waits until it has a socket; it comes soon after the first process. */
    void awaitSocket(long pid) {
        while (JvmProcess.of(pid).sockets().isEmpty()) {
            Thread.onSpinWait();
        }
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
