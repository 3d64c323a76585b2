package goprocess.tool;

import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/** A program that is asked; a line of its input lets it go on. */
final class Service {
    private Service() {}

    public static void main(String[] args) throws Exception {
        CountDownLatch goOn = new CountDownLatch(1);
        boolean inHook = args.length > 0 && args[0].equals("hook");
        GoProcess app =
                inHook
                        ? GoProcesses.withShutdownHook(Duration.ofDays(1))
                        : GoProcesses.named("app").open();
        GoProcess database = GoProcesses.named("database").parent(app).teardown(() -> {}).open();
        for (int i = 0; i < 5; i++) {
            database.waitFor(GoProcesses.named("worker-" + i).parent(app).go(self -> goOn.await()));
        }
        if (args.length > 0 && args[0].equals("spin")) {
            spinOnEveryCarrier();
        }
        System.out.println("ready");
        System.in.read();
        if (inHook) {
            app.closing().onRaised(() -> System.out.println("closing"));
            System.exit(0);
        }
        app.closeAsync();
        System.out.println("closing");
        System.in.read();
        goOn.countDown();
        app.close();
        System.out.println("closed");
        System.in.read();
    }

    private static void spinOnEveryCarrier() throws InterruptedException {
        int carriers = Runtime.getRuntime().availableProcessors();
        CountDownLatch spinning = new CountDownLatch(carriers);
        for (int i = 0; i < carriers; i++) {
            Thread.ofVirtual()
                    .start(
                            () -> {
                                spinning.countDown();
                                while (spinning.getCount() >= 0) {
                                    Thread.onSpinWait();
                                }
                            });
        }
        spinning.await();
    }
}
