package goprocess.debug.socket;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.ConnectException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of a socket, such as {@code 4711-1790000000000-1.goprocess}: the process id and start
 * time of its JVM, and a number, since several class loaders may load this module. Two containers
 * that share a folder may have the same process id, but hardly the same start time.
 *
 * @param pid the process id, as the JVM itself sees it
 * @param startMillis when the JVM was started, in milliseconds since the epoch
 * @param instance from 1
 */
record SocketName(long pid, long startMillis, int instance) {
    private static final Pattern FORM =
            Pattern.compile("(\\d{1,10})-(\\d{1,15})-(\\d{1,6})\\.goprocess");

    private static final long UNTIL_LISTENED_TO = TimeUnit.MILLISECONDS.toNanos(100);

    /** The name of a socket of this JVM. */
    static SocketName own(int instance) {
        ProcessHandle self = ProcessHandle.current();
        return new SocketName(self.pid(), startMillis(self).orElse(0L), instance);
    }

    /** Parses a name; null if it is not the name of a socket. */
    static @Nullable SocketName parse(String name) {
        Matcher form = FORM.matcher(name);
        return form.matches()
                ? new SocketName(
                        Long.parseLong(form.group(1)),
                        Long.parseLong(form.group(2)),
                        Integer.parseInt(form.group(3)))
                : null;
    }

    private static Optional<Long> startMillis(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toEpochMilli);
    }

    /** Removes the sockets of killed JVMs from the folder. */
    static void removeStale(Path folder) {
        try {
            List<Path> refusing = refusing(candidates(folder));
            if (!refusing.isEmpty()) {
                // A socket that was just created also refuses connections, until the JVM listens to
                // it.
                LockSupport.parkNanos(UNTIL_LISTENED_TO);
                for (Path socket : refusing(refusing)) {
                    Files.deleteIfExists(socket);
                }
            }
        } catch (IOException | DirectoryIteratorException e) {
            System.getLogger("goprocess.debug")
                    .log(Level.DEBUG, "Sockets of JVMs that have ended stay in " + folder, e);
        }
    }

    private static List<Path> candidates(Path folder) throws IOException {
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> sockets = Files.newDirectoryStream(folder, "*.goprocess")) {
            for (Path socket : sockets) {
                SocketName name = parse(String.valueOf(socket.getFileName()));
                if (name != null && !name.isOfLivingProcess()) {
                    found.add(socket);
                }
            }
        }
        return found;
    }

    /**
     * The sockets that refuse connections. A process that we cannot see may still be alive, in a
     * container.
     */
    private static List<Path> refusing(List<Path> sockets) {
        return sockets.stream().filter(SocketName::refuses).toList();
    }

    private static boolean refuses(Path socket) {
        try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            channel.configureBlocking(false); // with a full queue it would block
            channel.connect(UnixDomainSocketAddress.of(socket));
            return false;
        } catch (ConnectException e) {
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private boolean isOfLivingProcess() {
        return ProcessHandle.of(pid)
                .flatMap(SocketName::startMillis)
                .filter(start -> start == startMillis)
                .isPresent();
    }

    @Override
    public String toString() {
        return pid + "-" + startMillis + "-" + instance + ".goprocess";
    }
}
