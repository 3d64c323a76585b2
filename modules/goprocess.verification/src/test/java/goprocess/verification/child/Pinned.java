package goprocess.verification.child;

import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Closes a process whose child has a teardown and a callback, while the only carrier is held by
 * whoever closes, or by a thread that spins.
 */
public final class Pinned {
    private static final Object MONITOR = new Object();

    private static final ThreadLocal<String> LOCAL = new ThreadLocal<>();

    private static GoProcess closing = GoProcesses.background();

    private Pinned() {}

    /** Closes while it is initialized, which pins the thread on every Java. */
    private static final class Initialized {
        static {
            closing.close();
        }

        private Initialized() {}

        static void load() {}
    }

    public static void main(String[] where) throws InterruptedException {
        GoProcess top = GoProcesses.named("top").open();
        GoProcess child =
                GoProcesses.named("child").parent(top).teardown(() -> Say.line("teardown")).open();
        top.closed().onRaised(() -> {});
        CountDownLatch called = new CountDownLatch(1);
        child.closed()
                .onRaised(
                        () -> {
                            Say.line("callback");
                            called.countDown();
                        });
        switch (where[0]) {
            case "under a monitor" ->
                    join(
                            () -> {
                                synchronized (MONITOR) {
                                    top.close();
                                }
                            });
            case "in a class initializer" -> {
                closing = top;
                join(Initialized::load);
            }
            case "in a native frame" -> join(() -> lookUp(new Closes(top)));
            case "while another spins" -> {
                holdTheCarrier();
                top.close();
            }
            case "one after the other" -> {
                holdTheCarrier();
                manyWithLocals(top);
            }
            case "many slow teardowns" -> manySlowTeardowns(top);
            default -> throw new IllegalArgumentException(where[0]);
        }
        called.await();
        Say.line("closed");
        System.exit(0); // one of them may spin still
    }

    /** Closes when it is asked for a class, by the native code of the JVM. */
    private static final class Closes extends ClassLoader {
        private final GoProcess process;

        Closes(GoProcess process) {
            this.process = process;
        }

        @Override
        public Class<?> loadClass(String name) throws ClassNotFoundException {
            process.close();
            return super.loadClass(name);
        }
    }

    private static void lookUp(ClassLoader loader) {
        try {
            Class.forName(Pinned.class.getName(), false, loader);
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }

    private static void join(Runnable closes) throws InterruptedException {
        Thread.startVirtualThread(closes).join();
    }

    private static void holdTheCarrier() throws InterruptedException {
        CountDownLatch spins = new CountDownLatch(1);
        Thread.startVirtualThread(() -> spin(spins));
        spins.await();
    }

    @SuppressWarnings("InfiniteLoopStatement")
    private static void spin(CountDownLatch spins) {
        spins.countDown();
        while (true) {
            Thread.onSpinWait();
        }
    }

    /** Each leaves a local of its thread behind, and none sees that of another. */
    private static void manyWithLocals(GoProcess top) {
        for (int i = 0; i < 3; i++) {
            GoProcesses.named("local")
                    .parent(top)
                    .teardown(
                            () -> {
                                if (LOCAL.get() != null) {
                                    Say.line("of another");
                                }
                                LOCAL.set("left behind");
                            })
                    .open();
        }
        top.close();
    }

    /** Each pins the carrier until all of a few have begun: more than there are carriers. */
    private static void manySlowTeardowns(GoProcess top) {
        CountDownLatch begun = new CountDownLatch(3);
        AtomicInteger ended = new AtomicInteger();
        for (int i = 0; i < 3; i++) {
            GoProcesses.named("slow")
                    .parent(top)
                    .teardown(
                            () -> {
                                synchronized (new Object()) {
                                    begun.countDown();
                                    begun.await();
                                }
                                ended.incrementAndGet();
                            })
                    .open();
        }
        top.close();
        if (ended.get() != 3) {
            throw new AssertionError("A teardown has not ended");
        }
    }
}
