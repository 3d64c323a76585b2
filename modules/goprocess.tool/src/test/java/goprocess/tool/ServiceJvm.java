package goprocess.tool;

import goprocess.fixtures.ChildJvm;
import goprocess.fixtures.JvmCommand;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Another JVM that runs {@link Service}. */
final class ServiceJvm implements AutoCloseable {
    private final ChildJvm jvm;

    private ServiceJvm(ChildJvm jvm) {
        this.jvm = jvm;
    }

    static String path() {
        return JvmCommand.classPath(Service.class);
    }

    static ServiceJvm start(List<String> prefix, List<String> options, String... arguments)
            throws IOException {
        return start(prefix, JvmCommand.tool("java"), path(), options, arguments);
    }

    /** The same with a Java and a class path of one's own. */
    static ServiceJvm start(
            List<String> prefix, Path java, String path, List<String> options, String... arguments)
            throws IOException {
        List<String> all = new ArrayList<>(ChildJvm.SMALL);
        // The tool finds a JVM by its performance data, as those of the JDK do.
        all.add("-XX:+UsePerfData");
        all.addAll(List.of("-cp", path));
        all.addAll(options);
        List<String> command = new ArrayList<>(prefix);
        command.addAll(JvmCommand.withPath(java, all, Service.class, arguments));
        return new ServiceJvm(ChildJvm.start(command));
    }

    /** The JVM itself, where it was started by another command that waits for it. */
    long innermost() {
        ProcessHandle at = jvm.handle();
        while (at.children().findAny().isPresent()) {
            at = at.children().findAny().orElseThrow();
        }
        return at.pid();
    }

    String pid() {
        return jvm.pid();
    }

    /** Stops or ends it, as {@code kill} does. */
    void signal(String name) throws Exception {
        jvm.signal(name);
    }

    void awaitLine(String line) throws IOException {
        jvm.awaitLine(line);
    }

    void goOn() throws IOException {
        jvm.tell("");
    }

    /**
     * Waits until it answers at its socket, which comes soon after the first process. The socket is
     * listed a moment before anybody can connect to it.
     */
    void awaitSocket(long pid) {
        while (JvmProcess.of(pid).sockets().stream().noneMatch(ServiceJvm::answers)) {
            Thread.onSpinWait();
        }
    }

    private static boolean answers(Path socket) {
        try (SocketAnswer answer = SocketAnswer.to("status", socket)) {
            return answer.bytes().length > 0;
        } catch (Failure e) {
            return false;
        }
    }

    @Override
    public void close() {
        jvm.close();
    }
}
