package goprocess.verification.child.memory;

import goprocess.api.GoProcess;
import goprocess.api.GoProcessBuilder;
import goprocess.api.GoProcesses;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * A service whose memory ends just when its close is to begin, or to end, and is there again a
 * while later. It ends as if nothing had happened. The argument says where memory ends.
 */
public final class EndsWithoutMemory {
    /** What is done meanwhile fails for lack of memory, if it asks for some. */
    private static final long A_WHILE = TimeUnit.MILLISECONDS.toNanos(300);

    /** Grains of memory that the JVM needs for itself to start its hooks. */
    private static final int FOR_THE_JVM = 16;

    private static final Error FAILURE = new Error("no memory");
    private static final Ballast BALLAST = new Ballast();
    private static volatile boolean isFull;
    private static volatile boolean isBack;

    private EndsWithoutMemory() {}

    public static void main(String[] args) throws InterruptedException {
        LockSupport.parkNanos(1); // without memory it could not be loaded
        BALLAST.drop();
        Thread.ofPlatform().daemon().start(EndsWithoutMemory::giveBack);
        switch (args[0]) {
            case "plain" -> failBelow(GoProcesses.named("app"));
            case "signals" -> failBelow(GoProcesses.named("app").closeOnSignals("TERM"));
            case "application" -> failBelow(GoProcesses.application("app"));
            case "teardown" ->
                    GoProcesses.named("app")
                            .closeOnSignals("TERM")
                            .teardown(
                                    () -> {
                                        System.out.println("torn down");
                                        fill(0);
                                    })
                            .open()
                            .close();
            case "exit" -> {
                tornDown(GoProcesses.named("app").closeOnShutdown(Duration.ofMinutes(1))).open();
                fill(FOR_THE_JVM);
                System.exit(7);
            }
            default -> throw new IllegalArgumentException(args[0]);
        }
    }

    private static GoProcessBuilder tornDown(GoProcessBuilder builder) {
        return builder.teardown(
                () -> {
                    while (isFull && !isBack) {
                        Thread.onSpinWait();
                    }
                    System.out.println("torn down");
                });
    }

    /** A part that fails closes the service, which nobody else would. */
    private static void failBelow(GoProcessBuilder builder) throws InterruptedException {
        Thread main = Thread.currentThread();
        GoProcess app = tornDown(builder).open();
        GoProcesses.named("part")
                .parent(app)
                .closeOnFailure(app)
                .threadFactory(Thread.ofPlatform().daemon().factory())
                .go(
                        self -> {
                            while (main.getState() != Thread.State.WAITING) {
                                Thread.onSpinWait();
                            }
                            fill(0);
                            throw FAILURE;
                        });
        app.closed().await();
    }

    private static void fill(int grains) {
        BALLAST.leave(grains);
        isFull = true;
    }

    private static void giveBack() {
        while (!isFull) {
            Thread.onSpinWait();
        }
        LockSupport.parkNanos(A_WHILE);
        BALLAST.drop();
        isBack = true;
    }
}
