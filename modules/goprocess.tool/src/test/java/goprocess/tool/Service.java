package goprocess.tool;

import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;

import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/** A program that is asked; a line of its input lets it go on. */
final class Service {
    private static final int WORKERS = 5;

    private Service() {}

    public static void main(String[] args) throws Exception {
        CountDownLatch goOn = new CountDownLatch(1);
        boolean inHook = args.length > 0 && args[0].equals("hook");
        GoProcess app =
                inHook
                        ? GoProcesses.withShutdownHook(Duration.ofDays(1))
                        : GoProcesses.named("app").open();
        GoProcess database = GoProcesses.named("database").parent(app).teardown(() -> {}).open();
        Queue<Thread> workers = new ConcurrentLinkedQueue<>();
        for (int i = 0; i < WORKERS; i++) {
            database.waitFor(
                    GoProcesses.named("worker-" + i)
                            .parent(app)
                            .go(
                                    self -> {
                                        workers.add(Thread.currentThread());
                                        goOn.await();
                                    }));
        }
        awaitWaiting(workers);
        if (args.length > 0 && args[0].equals("spin")) {
            spinOnEveryCarrier();
        }
        if (args.length > 0 && args[0].equals("bean")) {
            awaitBean();
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

    /** Whoever asks for the stack of a worker sees that it waits, and where. */
    private static void awaitWaiting(Queue<Thread> workers) {
        while (workers.size() < WORKERS
                || workers.stream().anyMatch(each -> each.getState() != Thread.State.WAITING)) {
            Thread.onSpinWait();
        }
    }

    /** It comes soon after the first process. */
    private static void awaitBean() throws JMException {
        ObjectName name = new ObjectName("goprocess.debug:type=ProcessGraph");
        MBeanServer server = ManagementFactory.getPlatformMBeanServer();
        while (!server.isRegistered(name)) {
            Thread.onSpinWait();
        }
    }

    private static void spinOnEveryCarrier() throws InterruptedException {
        int carriers =
                Integer.getInteger(
                        "jdk.virtualThreadScheduler.parallelism",
                        Runtime.getRuntime().availableProcessors());
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
