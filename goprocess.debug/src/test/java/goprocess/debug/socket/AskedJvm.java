package goprocess.debug.socket;

import goprocess.fixtures.JvmCommand;

import org.jspecify.annotations.Nullable;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Another JVM that is asked through its socket. */
final class AskedJvm implements AutoCloseable {
    private final Process process;
    private final BufferedReader output;
    private final Path folder;

    private AskedJvm(Process process, Path folder) {
        this.process = process;
        this.output = process.inputReader(StandardCharsets.UTF_8);
        this.folder = folder;
    }

    /** Its socket will be in the folder, as the JVM itself sees it. */
    static AskedJvm start(Path folder, String program, String... options) throws IOException {
        return start(List.of(), folder, program, options);
    }

    /** The same, started by another command. */
    static AskedJvm start(List<String> prefix, Path folder, String program, String... options)
            throws IOException {
        List<String> command = new ArrayList<>(prefix);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx128m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        String path = JvmCommand.classPath(AskedJvm.class);
        command.addAll(List.of("-cp", path, "-Dgoprocess.debug.socket=" + folder));
        command.addAll(List.of(options));
        command.addAll(List.of(AskedProgram.class.getName(), program));
        return new AskedJvm(new ProcessBuilder(command).start(), folder);
    }

    long pid() {
        return process.pid();
    }

    void awaitLine(String line) throws IOException {
        String read = output.readLine();
        if (!line.equals(read)) {
            throw new AssertionError(
                    "Not \""
                            + line
                            + "\" but \""
                            + read
                            + "\": "
                            + new String(process.getErrorStream().readAllBytes()));
        }
    }

    void goOn() throws IOException {
        OutputStream input = process.getOutputStream();
        input.write('\n');
        input.flush();
    }

    int awaitEnd() throws InterruptedException {
        return process.waitFor();
    }

    /** The socket, once it is there. */
    Path awaitSocket() throws IOException {
        return awaitSocketIn(folder);
    }

    Path awaitSocketIn(Path seenFromHere) throws IOException {
        while (process.isAlive()) {
            Path socket = socketIn(seenFromHere);
            if (socket != null && answers(socket)) {
                return socket;
            }
            Thread.onSpinWait();
        }
        throw new AssertionError("It ended without a socket");
    }

    private static boolean answers(Path socket) {
        try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
            return channel.isConnected();
        } catch (IOException e) {
            return false; // It is made, and not yet listened to.
        }
    }

    static @Nullable Path socketIn(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return null;
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(each -> each.toString().endsWith(".goprocess"))
                    .findAny()
                    .orElse(null);
        }
    }

    String ask(String question) throws IOException {
        return ask(awaitSocket(), question);
    }

    static SocketChannel connect(Path socket) throws IOException {
        SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
        channel.connect(UnixDomainSocketAddress.of(socket));
        return channel;
    }

    static void send(SocketChannel channel, String text) throws IOException {
        channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
    }

    static String ask(Path socket, String question) throws IOException {
        try (SocketChannel channel = connect(socket)) {
            send(channel, question + "\n");
            return readAll(channel);
        }
    }

    static String readAll(SocketChannel channel) throws IOException {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        ByteBuffer buffer = ByteBuffer.allocate(8_192);
        while (channel.read(buffer) >= 0) {
            answer.write(buffer.array(), 0, buffer.position());
            buffer.clear();
        }
        return answer.toString(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
