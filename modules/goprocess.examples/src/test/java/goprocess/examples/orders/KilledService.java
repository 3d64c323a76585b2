package goprocess.examples.orders;

import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;

/**
 * A service in a JVM of its own, to be killed. It prints its address, then the number of each order
 * before it is stored, and stores it when it reads a byte; it has one worker, so the orders before
 * that are stored.
 */
public final class KilledService {
    private static final int CAPACITY = 100;

    private KilledService() {}

    public static void main(String[] args) throws Exception {
        PrintStream out = System.out;
        GoProcess app = GoProcesses.withSignals("TERM");
        OrderSettings settings =
                new OrderSettings(
                        Path.of(args[0]),
                        0,
                        1,
                        CAPACITY,
                        Duration.ofMillis(1),
                        Duration.ZERO,
                        order -> {
                            out.println(order.number());
                            System.in.read();
                        });
        OrderService service = OrderService.start(app, settings);
        service.closing().onRaised(() -> out.println("closing"));
        out.println(service.uri());
        app.closed().await();
    }
}
