package goprocess.debug.socket;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Accepts connections, gives each a thread of its own, and ends those that make no progress. The
 * threads are platform threads, so it answers even if functions spin on every carrier. They are
 * daemon threads, so they do not keep the JVM from ending.
 */
final class Acceptor implements Runnable {
    /** The greatest number of simultaneous connections. */
    static final int CONNECTIONS = 8;

    private static final byte[] BUSY =
            ("error: " + CONNECTIONS + " others are asking; try again in a few seconds\n")
                    .getBytes(StandardCharsets.UTF_8);

    private static final long LOOK_EVERY_MILLIS = 500;
    private static final long AFTER_A_FAILURE = TimeUnit.SECONDS.toNanos(1);

    private final ServerSocketChannel channel;
    private final Selector selector;
    private final Answers answers;
    private final int uid;
    private final Set<Connection> connections = ConcurrentHashMap.newKeySet();

    private Acceptor(ServerSocketChannel channel, Selector selector, Answers answers, int uid) {
        this.channel = channel;
        this.selector = selector;
        this.answers = answers;
        this.uid = uid;
    }

    static Acceptor start(ServerSocketChannel channel, Answers answers, int uid)
            throws IOException {
        channel.configureBlocking(false);
        Selector selector = Selector.open();
        boolean started = false;
        try {
            channel.register(selector, SelectionKey.OP_ACCEPT);
            Acceptor acceptor = new Acceptor(channel, selector, answers, uid);
            thread("goprocess-socket", acceptor);
            started = true;
            return acceptor;
        } finally {
            if (!started) {
                selector.close();
            }
        }
    }

    private static void thread(String name, Runnable task) {
        Thread.ofPlatform().daemon().inheritInheritableThreadLocals(false).name(name).start(task);
    }

    @Override
    public void run() {
        while (channel.isOpen()) {
            try {
                selector.select(connections.isEmpty() ? 0 : LOOK_EVERY_MILLIS);
                selector.selectedKeys().clear();
                endWhatMakesNoProgress();
                acceptAll();
            } catch (IOException | OutOfMemoryError e) {
                // No file descriptor or memory is free: the client gets no answer for now.
                LockSupport.parkNanos(AFTER_A_FAILURE);
            } catch (RuntimeException | LinkageError e) {
                close(); // has happened, unless it is the class loader that was closed
                return;
            }
            Thread.interrupted(); // so that the next select waits
        }
    }

    private void endWhatMakesNoProgress() throws IOException {
        long now = System.nanoTime();
        for (Iterator<Connection> all = connections.iterator(); all.hasNext(); ) {
            Connection one = all.next();
            if (one.isOver(now)) {
                one.close();
                all.remove();
            }
        }
    }

    private void acceptAll() throws IOException {
        while (true) {
            SocketChannel peer = channel.accept();
            if (peer == null) {
                return;
            }
            boolean taken = false;
            try {
                taken = take(peer);
            } finally {
                if (!taken) {
                    peer.close();
                }
            }
        }
    }

    private boolean take(SocketChannel peer) throws IOException {
        if (!Peer.mayAsk(peer, uid)) {
            return false;
        }
        if (connections.size() >= CONNECTIONS) {
            peer.configureBlocking(false);
            peer.write(ByteBuffer.wrap(BUSY));
            return false;
        }
        Connection connection = new Connection(peer, answers);
        connections.add(connection);
        boolean started = false;
        try {
            thread("goprocess-answer", connection);
            started = true;
        } finally {
            if (!started) {
                connections.remove(connection);
            }
        }
        return true;
    }

    /** Ends all connections. */
    void close() {
        try (selector;
                channel) {
            for (Connection connection : connections) {
                connection.close();
            }
        } catch (IOException e) {
            // The connections that were closed stay closed, and the others become garbage.
        }
    }
}
