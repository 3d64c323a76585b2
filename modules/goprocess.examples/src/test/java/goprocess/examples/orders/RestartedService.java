package goprocess.examples.orders;

import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;

import java.nio.file.Path;
import java.time.Duration;

/**
 * The service as its own JVM, with slow payments, so that accepted orders wait when TERM comes, and
 * with room for all of them: that the queue is full is another reason to refuse one.
 */
final class RestartedService {
    private RestartedService() {}

    public static void main(String[] args) throws Exception {
        GoProcess app = GoProcesses.application("shop").open();
        OrderSettings settings =
                new OrderSettings(
                        Path.of(args[0]),
                        0,
                        2,
                        Integer.MAX_VALUE,
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(20),
                        order -> app.closed().await(Duration.ofMillis(1)));
        OrderService service = OrderService.start(app, settings);
        app.setTeardown(() -> System.out.println("waiting " + service.waiting()));
        System.out.println(service.uri());
    }
}
