package goprocess.debug.socket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;

class SocketNameTest {
    @TempDir private Path folder;

    @Test
    void itTellsWhoseItIs() {
        SocketName own = SocketName.own(3);
        assertEquals(ProcessHandle.current().pid(), own.pid());
        assertEquals(own, SocketName.parse(own.toString()));
    }

    @Test
    void whatIsNoSuchNameIsNone() {
        assertNull(SocketName.parse("1-2.goprocess"));
        assertNull(SocketName.parse("1-2-3.sock"));
        assertNull(SocketName.parse("99999999999999999999-2-3.goprocess"));
    }

    @Test
    void onlyWhatNobodyListensToIsStale() throws Exception {
        Path dead = folder.resolve(new SocketName(999_999_999, 1, 1).toString());
        Path contained = folder.resolve(new SocketName(999_999_998, 1, 1).toString());
        Path ours = folder.resolve(SocketName.own(7).toString());
        Path other = Files.createFile(folder.resolve("notes.goprocess"));
        bind(dead).close();
        bind(ours).close();
        try (ServerSocketChannel listening = bind(contained)) {
            SocketName.removeStale(folder);
            assertTrue(Files.notExists(dead));
            assertTrue(Files.exists(contained), "of a container that shares the folder");
            assertTrue(Files.exists(ours), "its JVM lives, and may be about to listen");
            assertTrue(Files.exists(other));
            assertTrue(listening.isOpen());
        }
    }

    private static ServerSocketChannel bind(Path socket) throws Exception {
        ServerSocketChannel channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        return channel.bind(UnixDomainSocketAddress.of(socket));
    }
}
