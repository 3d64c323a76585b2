package goprocess.verification.child.memory;

import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;
import goprocess.api.State;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Many functions end while there is no memory, and callbacks that got no thread and do not return
 * then hold on to what is kept for that: as many close as that is kept for. Once there is memory
 * again, everything closes and every callback is called. To be run without thread-local allocation
 * buffers.
 */
public final class Endings {
    private static final int FUNCTIONS = 40;

    /** So many ends at once are provided for. */
    private static final int RESERVED = 16;

    private Endings() {}

    public static void main(String[] args) throws InterruptedException {
        for (int round = 0; round < 3; round++) {
            endWithoutMemory();
        }
        System.out.println("all closed");
    }

    private static void endWithoutMemory() throws InterruptedException {
        CountDownLatch end = new CountDownLatch(1);
        CountDownLatch returned = new CountDownLatch(1);
        AtomicInteger called = new AtomicInteger();
        AtomicInteger waiting = new AtomicInteger();
        Ballast ballast = new Ballast();
        GoProcess[] processes = new GoProcess[FUNCTIONS];
        for (int i = 0; i < FUNCTIONS; i++) {
            processes[i] =
                    GoProcesses.named("function")
                            .threadFactory(Thread.ofPlatform().daemon().factory())
                            .go(
                                    self -> {
                                        waiting.incrementAndGet();
                                        end.await();
                                    });
            processes[i].closed().onRaised(() -> call(called, returned));
        }
        while (waiting.get() < FUNCTIONS) {
            Thread.onSpinWait();
        }
        Service.ensure(closed(processes) == 0, "none is closed", processes); // loads what it needs
        ballast.leave(0);
        end.countDown();
        while (closed(processes) < RESERVED) {
            Thread.onSpinWait();
        }
        ballast.drop();
        returned.countDown();
        while (called.get() < FUNCTIONS) {
            Thread.onSpinWait();
        }
        for (GoProcess process : processes) {
            Service.ensure(process.state() == State.CLOSED, "it is closed", process);
            Service.ensure(process.err().isEmpty(), "it has not failed", process.err());
        }
    }

    private static int closed(GoProcess[] processes) {
        int closed = 0;
        for (GoProcess process : processes) {
            closed += process.state() == State.CLOSED ? 1 : 0;
        }
        return closed;
    }

    private static void call(AtomicInteger called, CountDownLatch returned) {
        called.incrementAndGet();
        try {
            returned.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
