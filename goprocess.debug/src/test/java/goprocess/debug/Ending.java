package goprocess.debug;

import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/**
 * A program whose end is held, or seems to be, as its argument says. It writes the diagnosis of
 * that moment, and ends.
 */
final class Ending {
    private Ending() {}

    public static void main(String[] args) throws InterruptedException {
        switch (args[0]) {
            case "a teardown exits" -> aTeardownExits();
            case "a hook waits for a process" -> aHookWaitsForAProcess();
            case "a hook waits after the close" -> aHookWaitsAfterTheClose();
            case "a callback of closed waits" -> aCallbackOfClosedWaits();
            default -> throw new IllegalArgumentException(args[0]);
        }
    }

    private static void print(Diagnosis diagnosis) {
        diagnosis.toString().lines().forEach(line -> System.out.println("TOLD " + line));
    }

    private static void atShutdown(String name, Runnable task) {
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().name(name).unstarted(task));
    }

    /** The hook of the process gives it up, since neither would go on. */
    private static void aTeardownExits() {
        GoProcess app = GoProcesses.withShutdownHook(Duration.ofDays(1));
        GoProcess db = GoProcesses.named("db").parent(app).teardown(() -> System.exit(3)).open();
        atShutdown(
                "looks",
                () -> {
                    app.err();
                    print(ProcessGraph.capture().diagnose());
                });
        db.close();
    }

    /** As that of a library for logs, which is to be the last to end. */
    private static void aHookWaitsForAProcess() {
        GoProcess app = GoProcesses.withSignals("TERM");
        GoProcesses.named("db").parent(app).teardown(() -> {}).open();
        atShutdown("log-hook", () -> app.err());
        atShutdown(
                "looks",
                () -> {
                    Closing.await(() -> ProcessGraph.capture().toJson().contains("\"log-hook\""));
                    print(ProcessGraph.capture().diagnose());
                    app.close();
                });
        System.exit(0);
    }

    private static void aHookWaitsAfterTheClose() {
        GoProcess app = GoProcesses.withSignals("TERM");
        GoProcesses.named("db").parent(app).teardown(() -> {}).open();
        CountDownLatch waits = new CountDownLatch(1);
        CountDownLatch looked = new CountDownLatch(1);
        atShutdown(
                "log-hook",
                () -> {
                    waits.countDown();
                    await(looked);
                });
        atShutdown(
                "looks",
                () -> {
                    await(waits);
                    print(ProcessGraph.capture().diagnose());
                    looked.countDown();
                });
        System.out.println("ready");
        app.err();
    }

    /** What waits there holds up nothing. */
    private static void aCallbackOfClosedWaits() throws InterruptedException {
        GoProcess app = GoProcesses.withSignals("TERM");
        GoProcesses.named("db").parent(app).teardown(() -> {}).open();
        CountDownLatch waits = new CountDownLatch(1);
        app.closed()
                .onRaised(
                        () -> {
                            waits.countDown();
                            await(new CountDownLatch(1));
                        });
        System.out.println("ready");
        app.err();
        waits.await();
        print(ProcessGraph.capture().diagnose());
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
