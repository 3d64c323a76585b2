package goprocess.verification.child;

import static goprocess.api.GoProcesses.named;

import goprocess.api.GoProcess;
import goprocess.api.GoProcessBuilder;
import goprocess.api.GoProcesses;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A program that opens an application with a database below it, and ends in one of many ways.
 * Arguments: how, and how long its shutdown may take.
 */
public final class Application {
    private Application() {}

    public static void main(String[] args) throws Exception {
        GoProcessBuilder builder = GoProcesses.application("app");
        if (args.length > 1) {
            builder.closeOnShutdown(Duration.parse(args[1]));
        }
        GoProcess app = builder.open();
        GoProcess db = named("db").parent(app).teardown(() -> Say.slowly("db")).open();
        CountDownLatch never = new CountDownLatch(1);
        switch (args[0]) {
            case "main returns" -> {}
            case "main throws" -> throw new IllegalStateException("main failed");
            case "main exits" -> System.exit(7);
            case "main exits during a close" -> {
                CountDownLatch exiting = new CountDownLatch(1);
                Say.atShutdown(exiting::countDown);
                app.setTeardown(exiting::await);
                app.closeAsync();
                System.exit(7);
            }
            case "main exits after a close" -> {
                sayIfLate(app);
                app.close();
                System.exit(7);
            }
            case "main closes" -> app.close();
            case "a thread closes" -> new Thread(app::closeAsync).start();
            case "a virtual thread closes" -> Thread.startVirtualThread(app::closeAsync);
            case "a teardown fails" -> {
                app.setTeardown(
                        () -> {
                            throw new IllegalStateException("it failed");
                        });
                app.closeAsync();
            }
            case "a part fails" ->
                    named("part")
                            .parent(db)
                            .closeOnFailure(app)
                            .go(
                                    self -> {
                                        throw new IllegalStateException("it failed");
                                    });
            case "a part exits" -> named("part").parent(db).go(self -> System.exit(7));
            case "a teardown exits" -> {
                named("part").parent(db).teardown(() -> System.exit(7)).open();
                app.closeAsync();
            }
            case "others keep threads and main returns" ->
                    new Thread(Application::waitForever).start();
            case "others keep threads" -> {
                new Thread(Application::waitForever).start();
                app.closeAsync();
            }
            case "a callback says so" -> {
                sayIfLate(app);
                app.closed().onRaised(() -> Say.slowly("callback"));
                app.closeAsync();
            }
            case "a callback hangs" -> {
                app.closed().onRaised(Application::waitForever);
                app.closeAsync();
            }
            case "start-up blocks" -> {
                Say.line("ready");
                waitForever();
            }
            case "main opens more" -> {
                Thread main = Thread.currentThread();
                CountDownLatch begun = new CountDownLatch(1);
                app.setTeardown(
                        () -> {
                            begun.countDown(); // from now on it takes no child
                            main.join();
                        });
                Say.line("ready");
                begun.await();
                named("late").parent(app).open();
            }
            case "a teardown fails and main goes on" -> {
                app.setTeardown(
                        () -> {
                            throw new IllegalStateException("it failed");
                        });
                app.closed().onRaised(() -> Say.line("closed"));
                app.closed().onRaised(Application::waitForever);
                app.closeAsync();
                waitForever();
            }
            case "a function is stuck" -> {
                ErrorOutput.keepJvmUntil(line -> line.contains("did not close within"));
                app.go("stuck", self -> never.await());
                db.close(); // or it might still run when what holds the application is given up
            }
            case "a second application" -> {
                try {
                    GoProcesses.application("second").open();
                } catch (IllegalStateException e) {
                    Say.line(e.getMessage());
                }
                app.close();
                GoProcesses.application("third").open().closeAsync();
            }
            case "main goes on" -> {
                app.close();
                GoProcesses.application("again").open().close();
                GoProcesses.background().closed().await(Duration.ofMillis(1_500));
            }
            default -> throw new IllegalArgumentException(args[0]);
        }
        Say.line("ready");
    }

    /** An application waits no longer than a second for what follows its close. */
    private static void sayIfLate(GoProcess app) {
        AtomicLong closing = new AtomicLong(); // when it closes, or shortly before
        app.setTeardown(() -> closing.set(System.nanoTime()));
        Say.atShutdown(
                () -> {
                    if (System.nanoTime() - closing.get() >= TimeUnit.SECONDS.toNanos(1)) {
                        Say.line("late");
                    }
                });
    }

    private static void waitForever() {
        GoProcesses.background().close();
    }
}
