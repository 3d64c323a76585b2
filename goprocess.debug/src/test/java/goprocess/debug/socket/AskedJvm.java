package goprocess.debug.socket;

import goprocess.fixtures.ChildJvm;
import goprocess.fixtures.JvmCommand;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
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
    private final ChildJvm jvm;
    private final Path folder;

    private AskedJvm(ChildJvm jvm, Path folder) {
        this.jvm = jvm;
        this.folder = folder;
    }

    /** Its socket will be in the folder, as the JVM itself sees it. */
    static AskedJvm start(Path folder, String program, String... options) throws IOException {
        return start(List.of(), folder, program, options);
    }

    /** The same, started by another command. */
    static AskedJvm start(List<String> prefix, Path folder, String program, String... options)
            throws IOException {
        List<String> all = new ArrayList<>(ChildJvm.SMALL);
        all.add("-XX:+UsePerfData"); // as a JVM has that is not of the tests
        all.add("-Dgoprocess.debug.socket=" + folder);
        all.addAll(List.of(options));
        List<String> command = new ArrayList<>(prefix);
        command.addAll(JvmCommand.of(all, AskedProgram.class, program));
        return new AskedJvm(ChildJvm.start(command), folder);
    }

    long pid() {
        return jvm.handle().pid();
    }

    void awaitLine(String line) throws IOException {
        jvm.awaitLine(line);
    }

    void goOn() throws IOException {
        jvm.tell("");
    }

    int awaitEnd() throws InterruptedException {
        return jvm.exitCode();
    }

    /** The socket, once it is there. */
    Path awaitSocket() throws IOException {
        return awaitSocketIn(folder);
    }

    Path awaitSocketIn(Path seenFromHere) throws IOException {
        while (jvm.handle().isAlive()) {
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

    /**
     * A connection that is notified of transitions. It is refused while too many others are
     * counted, among them those that have ended until the JVM notices that.
     */
    static SocketChannel follow(Path socket) throws IOException {
        while (true) {
            SocketChannel channel = connect(socket);
            if (follows(channel)) {
                return channel;
            }
            channel.close();
        }
    }

    private static boolean follows(SocketChannel channel) {
        ByteBuffer answer = ByteBuffer.allocate(100);
        try {
            send(channel, "follow\n");
            channel.read(answer);
        } catch (IOException e) {
            return false; // It was refused, and closed at once.
        }
        return new String(answer.array(), StandardCharsets.UTF_8).contains("\"following\"");
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
        jvm.close();
    }
}
