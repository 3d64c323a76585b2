package goprocess.recipes;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * Clients that order without a pause, until each is refused or gets no answer. Each has a limit,
 * and waits there for the signal; after it, it may order as much again. So the service has time to
 * store everything, however late the signal is sent or handled.
 */
final class Load {
    private static final int CLIENTS = 8;
    private static final int EACH = 100;

    private final Set<String> accepted = ConcurrentHashMap.newKeySet();
    private final List<Thread> clients = new ArrayList<>();
    private final CountDownLatch enough;
    private final CountDownLatch signalled = new CountDownLatch(1);
    private final AtomicInteger left = new AtomicInteger(CLIENTS);

    private Load(int enough) {
        this.enough = new CountDownLatch(enough);
    }

    /** Begins, and returns as soon as so many are accepted; or all clients have given up. */
    static Load start(int enough, Supplier<Orderer> made) throws InterruptedException {
        Load load = new Load(enough);
        for (int i = 0; i < CLIENTS; i++) {
            String name = "client-" + i;
            Orderer orderer = made.get();
            load.clients.add(Thread.ofVirtual().name(name).start(() -> load.run(name, orderer)));
        }
        load.enough.await();
        return load;
    }

    private void run(String client, Orderer orderer) {
        try {
            for (int i = 1; i <= 2 * EACH && orderer.order(client + "-" + i); i++) {
                accepted.add(client + "-" + i);
                enough.countDown();
                if (i == EACH) {
                    signalled.await();
                }
            }
        } catch (Exception e) {
            // No answer: what was ordered last was not accepted.
        } finally {
            if (left.decrementAndGet() == 0) {
                while (enough.getCount() > 0) {
                    enough.countDown();
                }
            }
        }
    }

    /** The signal has been sent. */
    void goOn() {
        signalled.countDown();
    }

    /** Waits until all clients have ended, and returns what was accepted. */
    Set<String> end() throws InterruptedException {
        for (Thread client : clients) {
            client.join();
        }
        return accepted;
    }
}
