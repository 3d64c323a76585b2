package goprocess.examples;

import goprocess.api.Signal;
import goprocess.examples.orders.Order;
import goprocess.examples.orders.Payments;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A payment provider that does not answer for one order until {@link #close}. The worker that asks
 * it reads from a socket without a timeout, so it cannot check {@code closing()}, and an interrupt
 * would not reach it.
 */
final class SilentProvider implements Payments, AutoCloseable {
    private final Payments others;
    private final int silentAt;
    private final AtomicInteger charges = new AtomicInteger();
    private final CountDownLatch asked = new CountDownLatch(1);
    private final ServerSocket host = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());

    /** Passes all charges on to another provider, except one. */
    SilentProvider(Payments others, int silentAt) throws IOException {
        this.others = others;
        this.silentAt = silentAt;
    }

    @Override
    public void charge(Order order) throws Exception {
        if (charges.incrementAndGet() != silentAt) {
            others.charge(order);
            return;
        }
        try (Socket connection = new Socket(host.getInetAddress(), host.getLocalPort())) {
            asked.countDown();
            if (connection.getInputStream().read() < 0) {
                throw new IOException("The payment provider hung up");
            }
        }
    }

    /**
     * Waits until a worker waits for the answer. Returns false if the signal is raised and no
     * worker has asked.
     */
    boolean awaitQuestion(Signal over) throws InterruptedException {
        Signal.Registration registration = over.onRaised(asked::countDown);
        asked.await();
        registration.cancel();
        return !over.isRaised();
    }

    void answer() throws IOException {
        try (Socket connection = host.accept()) {
            connection.getOutputStream().write(1);
        }
    }

    /** Ends the wait of a caller with an exception. */
    @Override
    public void close() throws IOException {
        host.close();
    }
}
