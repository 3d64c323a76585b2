package goprocess.debug.listener.child;

import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/**
 * Works for a moment, then runs until a signal arrives or a line does. With the argument {@code
 * stay} it stays when it is closed, until there is another line.
 */
public final class Service {
    private Service() {}

    /** Runs it. */
    public static void main(String[] args) throws Exception {
        GoProcess app = GoProcesses.withSignals("TERM");
        GoProcess db = GoProcesses.named("db").parent(app).teardown(Service::work).open();
        CountDownLatch working = new CountDownLatch(2);
        GoProcesses.named("sleeper")
                .parent(app)
                .go(
                        self -> {
                            work();
                            working.countDown();
                            self.closing().await();
                        });
        GoProcesses.named("reader")
                .parent(app)
                .go(
                        self -> {
                            read();
                            working.countDown();
                            self.closing().await();
                        });
        GoProcesses.named("http").parent(app).waitFor(db).teardown(Service::work).open();
        working.await();
        System.out.println("ready");
        if (args.length > 0) {
            System.in.read();
            app.close();
            System.out.println("closed");
            System.in.read();
        } else {
            app.closed().await();
        }
    }

    /** Long enough to be recorded as a sleep. */
    private static void work() throws InterruptedException {
        Thread.sleep(Duration.ofMillis(30));
    }

    private static void read() throws IOException {
        InetAddress here = InetAddress.getLoopbackAddress();
        try (ServerSocket server = new ServerSocket(0, 1, here);
                Socket client = new Socket(here, server.getLocalPort());
                Socket accepted = server.accept();
                OutputStream out = accepted.getOutputStream();
                InputStream in = client.getInputStream()) {
            out.write(1);
            out.flush();
            if (in.read() != 1) {
                throw new IOException("Read something else");
            }
        }
    }
}
