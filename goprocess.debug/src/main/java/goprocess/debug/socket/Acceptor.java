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
 * Takes those who want to ask, each on a thread of its own, and ends what makes no progress. Its
 * threads are platform threads: functions that spin on every carrier do not keep it from answering;
 * and daemons: nor does it keep the JVM from ending.
 */
final class Acceptor implements Runnable {
    /** How many may ask at the same time. */
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
            } catch (RuntimeException e) {
                return; // Closed meanwhile.
            }
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

    /** Ends all that is going on. */
    void close() {
        try (selector;
                channel) {
            for (Connection connection : connections) {
                connection.close();
            }
        } catch (IOException e) {
            // What was closed before it stays closed, and what is left is garbage.
        }
    }
}
