package goprocess.examples.oncall;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;

/** Asks a JVM through its socket, without the tool. */
public final class SocketQuestion {
    private SocketQuestion() {}

    // @start region="socket"
    static String ask(Path socket, String question) throws IOException {
        try (SocketChannel jvm = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
            jvm.write(UTF_8.encode(question + "\n"));
            return new String(Channels.newInputStream(jvm).readAllBytes(), UTF_8);
        }
    }
    // @end
}
