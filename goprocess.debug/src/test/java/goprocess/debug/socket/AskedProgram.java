package goprocess.debug.socket;

import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** A program in one of the situations in which it is asked; a line of its input lets it go on. */
final class AskedProgram {
    private static final CountDownLatch GO_ON = new CountDownLatch(1);

    private AskedProgram() {}

    public static void main(String[] args) throws Exception {
        switch (args[0]) {
            case "stuck" -> stuck();
            case "hook" -> hook();
            case "spinning" -> spinning();
            case "fullLog" -> fullLog();
            case "many" -> many();
            case "noMemory" -> noMemory();
            case "comesAndGoes" -> comesAndGoes();
            default -> throw new IllegalArgumentException(args[0]);
        }
    }

    private static GoProcess appWithWorker() throws InterruptedException {
        GoProcess app = GoProcesses.named("app").open();
        worker(app);
        return app;
    }

    /** Its function has begun, so whoever asks what holds it sees a line of this program. */
    private static GoProcess worker(GoProcess app) throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        GoProcess worker =
                GoProcesses.named("worker")
                        .parent(app)
                        .go(
                                self -> {
                                    begun.countDown();
                                    GO_ON.await();
                                });
        begun.await();
        return worker;
    }

    private static void goOnWithALine() throws Exception {
        System.in.read();
        GO_ON.countDown();
    }

    private static void stuck() throws Exception {
        GoProcess app = appWithWorker();
        GoProcesses.named("idle").open();
        app.closeAsync();
        System.out.println("ready");
        goOnWithALine();
        app.close();
        System.out.println("closed");
    }

    /** Asked while the hooks run, it lets the hook return. */
    private static void hook() throws Exception {
        GoProcess app = GoProcesses.withShutdownHook(Duration.ofDays(1));
        GoProcess worker =
                app.go(
                        "worker",
                        self -> {
                            self.closing().await();
                            System.out.println("hooks");
                            GO_ON.await();
                        });
        System.in.read();
        Thread.ofPlatform()
                .daemon()
                .start(
                        () -> {
                            try {
                                goOnWithALine();
                            } catch (Exception e) {
                                throw new AssertionError(e);
                            }
                        });
        System.exit(worker.id() > 0 ? 0 : 1);
    }

    /** On a JVM with one carrier. */
    private static void spinning() throws Exception {
        GoProcess app = GoProcesses.named("app").open();
        CountDownLatch spins = new CountDownLatch(1);
        GoProcesses.named("spinner")
                .parent(app)
                .go(
                        self -> {
                            spins.countDown();
                            while (GO_ON.getCount() > 0) {
                                Thread.onSpinWait();
                            }
                        });
        spins.await();
        app.closeAsync();
        System.out.println("ready");
        goOnWithALine();
        app.close();
    }

    /** Nobody reads what it writes once it is ready. */
    private static void fullLog() throws Exception {
        GoProcess app = appWithWorker();
        app.closeAsync();
        Thread.ofPlatform()
                .daemon()
                .start(
                        () -> {
                            while (true) {
                                System.err.println("the pipe is full and this does not return");
                            }
                        });
        System.out.println("ready");
        goOnWithALine();
    }

    private static void many() throws Exception {
        int processes = Integer.getInteger("processes");
        GoProcess app = GoProcesses.named("app").open();
        for (int i = 0; i < processes; i++) {
            GoProcesses.named("child").parent(app).teardown(GO_ON::await).open();
        }
        app.closeAsync();
        System.out.println("ready");
        goOnWithALine();
        app.close();
        System.out.println("closed");
        System.in.read();
    }

    private static void noMemory() throws Exception {
        GoProcess app = appWithWorker();
        app.closeAsync();
        System.out.println("ready");
        System.in.read();
        List<byte[]> heap = new ArrayList<>();
        for (int size = 1 << 20; size > 16; ) {
            try {
                heap.add(new byte[size]);
            } catch (OutOfMemoryError e) {
                size /= 2;
            }
        }
        System.out.write('x');
        System.out.write('\n');
        System.out.flush();
        System.in.read();
        heap.clear();
        heap = null;
        System.out.println("recovered");
        goOnWithALine();
        app.close();
        System.out.println("closed");
    }

    private static void comesAndGoes() throws Exception {
        for (int i = 0; i < 2; i++) {
            GoProcess app = GoProcesses.named("app").open();
            System.out.println("open");
            System.in.read();
            app.close();
            System.out.println("closed");
            System.in.read();
        }
    }
}
