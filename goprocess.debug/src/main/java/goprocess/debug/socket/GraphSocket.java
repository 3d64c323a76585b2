package goprocess.debug.socket;

import goprocess.debug.presence.Part;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.BindException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * The socket in the file system at which this JVM answers questions about its processes, while one
 * is open. If it cannot be created, there is none, and a log message at debug level says why.
 */
public final class GraphSocket implements Part {
    /** The length that an address may have on every system. */
    private static final int LONGEST_PATH = 100;

    /** More copies of this library than one JVM has. */
    private static final int INSTANCES = 1_000;

    private final Followers followers;
    private @Nullable Path path;
    private @Nullable Acceptor acceptor;

    /**
     * Makes a socket that does not exist yet in the file system.
     *
     * @param followers the connections that are notified of transitions
     */
    public GraphSocket(Followers followers) {
        this.followers = followers;
    }

    @Override
    public void come() {
        if (acceptor != null) {
            return;
        }
        try {
            int uid = OwnUser.uid();
            Path folder =
                    new SocketFolder(uid)
                            .find(
                                    System.getProperty(SocketFolder.PROPERTY),
                                    System.getenv("XDG_RUNTIME_DIR"));
            if (folder != null) {
                SocketName.removeStale(folder);
                listen(folder, uid);
            }
        } catch (IOException | RuntimeException e) {
            System.getLogger("goprocess.debug")
                    .log(Level.DEBUG, "There is no socket to ask for the processes", e);
        }
    }

    private void listen(Path folder, int uid) throws IOException {
        // No try statement: the acceptor closes it.
        ServerSocketChannel channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        Path bound = null;
        boolean listening = false;
        try {
            bound = bind(channel, folder);
            // Runs after the hooks of the application, and also if a signal ends the JVM.
            bound.toFile().deleteOnExit();
            Files.setPosixFilePermissions(bound, PosixFilePermissions.fromString("rw-------"));
            acceptor = Acceptor.start(channel, new Answers(followers), uid);
            path = bound;
            listening = true;
        } finally {
            if (!listening) {
                channel.close();
                if (bound != null) {
                    Files.deleteIfExists(bound);
                }
            }
        }
    }

    private static Path bind(ServerSocketChannel channel, Path folder) throws IOException {
        for (int instance = 1; instance <= INSTANCES; instance++) {
            Path path = folder.resolve(SocketName.own(instance).toString());
            if (path.toString().getBytes(StandardCharsets.UTF_8).length > LONGEST_PATH) {
                throw new IOException(path + " has more than " + LONGEST_PATH + " bytes");
            }
            try {
                channel.bind(UnixDomainSocketAddress.of(path), Acceptor.CONNECTIONS);
                return path;
            } catch (BindException e) {
                if (Files.notExists(path)) {
                    throw e;
                }
                // The name belongs to another class loader, so the next one is tried.
            }
        }
        throw new IOException("All names are taken in " + folder);
    }

    @Override
    public void go() {
        Acceptor listening = acceptor;
        Path listed = path;
        if (listening != null && listed != null) {
            acceptor = null;
            path = null;
            listening.close();
            followers.end();
            try {
                Files.deleteIfExists(listed);
            } catch (IOException e) {
                // Then the hook stays until the JVM ends.
            }
        }
    }
}
