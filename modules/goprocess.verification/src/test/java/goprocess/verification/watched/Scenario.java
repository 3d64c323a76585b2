package goprocess.verification.watched;

import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;
import goprocess.spi.ProcessNode;
import goprocess.spi.ProcessProvider;

import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;

/** What processes do while a listener is installed; each returns what is to be looked at. */
public enum Scenario implements Callable<List<String>> {
    FAMILY {
        @Override
        public List<String> call() {
            GoProcess parent = GoProcesses.named("parent").open();
            GoProcesses.named("child").parent(parent).teardown(() -> {}).open();
            parent.close();
            return Recording.events();
        }
    },
    FUNCTION {
        @Override
        public List<String> call() {
            GoProcesses.named("worker").teardown(() -> {}).go(self -> {}).err();
            return Recording.events();
        }
    },
    FAILURE {
        @Override
        public List<String> call() {
            GoProcess other = GoProcesses.named("other").open();
            GoProcesses.named("worker")
                    .closeOnFailure(other)
                    .go(
                            self -> {
                                throw new OnPurpose();
                            })
                    .err();
            other.err();
            return Recording.events();
        }
    },
    /** The work goes on after its process has closed. */
    ABANDONED {
        @Override
        public List<String> call() throws InterruptedException {
            CountDownLatch begun = new CountDownLatch(2);
            CountDownLatch end = new CountDownLatch(1);
            GoProcess worker = GoProcesses.named("worker").go(self -> failAfter(begun, end));
            GoProcess stuck =
                    GoProcesses.named("stuck").teardown(() -> failAfter(begun, end)).open();
            worker.closeAsync();
            stuck.closeAsync();
            begun.await();
            worker.abandon();
            stuck.abandon();
            end.countDown();
            while (!ProcessProvider.installed().abandoned().isEmpty()) {
                Thread.onSpinWait();
            }
            return Recording.events();
        }

        private void failAfter(CountDownLatch begun, CountDownLatch end)
                throws InterruptedException {
            begun.countDown();
            end.await();
            throw new OnPurpose();
        }
    },
    /** Everything that can be given up. */
    ABANDONMENTS {
        @Override
        public List<String> call() throws InterruptedException {
            CountDownLatch begun = new CountDownLatch(3);
            CountDownLatch end = new CountDownLatch(1);
            GoProcess other = GoProcesses.named("other").open();
            GoProcess callback = GoProcesses.named("callback").open();
            callback.closing().onRaised(() -> hang(begun, end));
            List<GoProcess> all =
                    List.of(
                            GoProcesses.named("function").go(self -> hang(begun, end)),
                            GoProcesses.named("teardown").teardown(() -> hang(begun, end)).open(),
                            callback,
                            GoProcesses.named("late")
                                    .threadFactory(NeverStarted::new)
                                    .go(self -> {}),
                            GoProcesses.named("waiting").waitFor(other).open(),
                            GoProcesses.named("forever").waitFor(GoProcesses.background()).open());
            all.forEach(GoProcess::closeAsync);
            begun.await();
            all.forEach(GoProcess::abandon);
            all.forEach(GoProcess::err);
            List<String> events = Recording.events();
            end.countDown();
            other.close();
            return events;
        }

        private void hang(CountDownLatch begun, CountDownLatch end) {
            begun.countDown();
            awaitQuietly(end);
        }
    },
    WISH {
        @Override
        public List<String> call() throws InterruptedException {
            GoProcess parent = GoProcesses.named("parent").open();
            GoProcess child = GoProcesses.named("child").parent(parent).open();
            parent.closed().onRaised(() -> {});
            GoProcess trigger = GoProcesses.named("trigger").open();
            Thread wisher = Thread.ofPlatform().daemon().start(() -> wish(parent));
            while (!ProcessProvider.installed().node(parent).look().afterChildren()) {
                Thread.onSpinWait();
            }
            child.close();
            parent.err();
            wisher.join();
            return Recording.events();
        }
    },
    REFUSAL {
        @Override
        public List<String> call() throws InterruptedException {
            CountDownLatch taken = new CountDownLatch(1);
            GoProcess closed = GoProcesses.named("closed").open();
            closed.close();
            try {
                GoProcesses.named("late").parent(closed).teardown(taken::countDown).open();
            } catch (IllegalStateException e) {
                return Recording.events();
            }
            throw new AssertionError("not refused");
        }
    },
    LINKS {
        @Override
        public List<String> call() {
            GoProcess a = GoProcesses.named("a").open();
            GoProcess b = GoProcesses.named("b").open();
            GoProcess c = GoProcesses.named("c").open();
            a.waitFor(b);
            a.addChildNoWait(c);
            b.addChild(c);
            GoProcesses.named("d").parent(a).parent(b).closeOnFailure(c).open();
            return Recording.events();
        }
    },
    WAIT {
        @Override
        public List<String> call() {
            CountDownLatch gate = new CountDownLatch(1);
            GoProcess p = GoProcesses.named("p").go(self -> gate.await());
            Thread waiter = Thread.ofPlatform().daemon().start(p::err);
            Recording.awaitEvent("p waited for");
            gate.countDown();
            p.err();
            return List.of(waiter.getState() == Thread.State.NEW ? "never" : "told");
        }
    },
    /** The process is closed while a listener is notified that a thread waits for it. */
    CLOSED_AS_SOMEBODY_WAITS {
        @Override
        public List<String> call() {
            GoProcess p = GoProcesses.named("p").open();
            Recording.disturb(
                    event -> {
                        if (event.equals("p waited for")) {
                            p.closeAsync();
                            Recording.add("p told of the wait");
                        }
                    });
            p.err();
            return Recording.events();
        }
    },
    /** A thread near the end of its stack reports its wait, at each depth. */
    STACK_ENDS_AT_A_WAIT {
        @Override
        public List<String> call() {
            GoProcess awaited = GoProcesses.named("awaited").open();
            GoProcesses.named("deep")
                    .threadFactory(task -> new Thread(null, task, "shallow", 256 * 1024))
                    .go(self -> waitAtEachDepth(awaited))
                    .err();
            awaited.closeAsync();
            return List.of(awaited.toString());
        }

        /** Nothing else is called there, which would find the end of the stack first. */
        @SuppressWarnings("InfiniteRecursion") // the end of the stack is what this is about
        private static void waitAtEachDepth(GoProcess awaited) throws InterruptedException {
            try {
                awaited.closed().await(Duration.ofNanos(1));
            } catch (StackOverflowError e) {
                // The less stack is left, the earlier it ends; then again, one frame further down.
            }
            waitAtEachDepth(awaited);
        }
    },
    /** With {@link EndsAtOnce} in place of the other listener. */
    ENDS_AT_ONCE {
        @Override
        public List<String> call() {
            GoProcess parent = GoProcesses.named("parent").open();
            GoProcesses.named("child").parent(parent).open();
            GoProcesses.named("cleaner").parent(parent).teardown(() -> {}).open();
            GoProcesses.named("single").open().close();
            GoProcesses.named("worker").go(self -> {}).err();
            GoProcesses.named("failing")
                    .go(
                            self -> {
                                throw new OnPurpose();
                            })
                    .err();
            parent.close();
            return Recording.events();
        }
    },
    /** With {@link SometimesRecording} in place of the other listener. */
    RECORDED_AT_TIMES {
        @Override
        public List<String> call() {
            GoProcess parent = GoProcesses.named("parent").open();
            GoProcesses.named("child").parent(parent).teardown(() -> {}).open();
            GoProcess single = GoProcesses.named("single").open();
            parent.waitFor(single);
            single.close();
            GoProcesses.named("worker").go(self -> {}).err();
            parent.close();
            GoProcesses.named("late").go(self -> SometimesRecording.on = true).err();
            SometimesRecording.on = false;
            GoProcesses.named("cleaner")
                    .teardown(() -> SometimesRecording.on = true)
                    .open()
                    .close();
            GoProcesses.named("recorded").teardown(() -> {}).go(self -> {}).err();
            return Recording.events();
        }
    },
    /** Idle children of a process, closed while nobody records, and while somebody does. */
    IDLE_CHILDREN {
        @Override
        public List<String> call() {
            GoProcess parent = GoProcesses.named("parent").open();
            GoProcesses.named("unrecorded").parent(parent).open().close();
            GoProcess later = GoProcesses.named("later").parent(parent).open();
            SometimesRecording.on = true;
            GoProcesses.named("recorded").parent(parent).open().close();
            later.close();
            SometimesRecording.on = false;
            GoProcess grown = GoProcesses.named("grown").parent(parent).open();
            grown.setTeardown(() -> {});
            GoProcess host = GoProcesses.named("host").parent(parent).open();
            GoProcesses.named("guest").parent(host).open();
            parent.close();
            return Recording.events();
        }
    },
    /** It begins to record at each moment at which it is asked, one after the other. */
    RECORDED_FROM_SOME_MOMENT {
        @Override
        public List<String> call() {
            for (int noes = 1; noes <= 8; noes++) {
                SometimesRecording.onAfter(noes);
                GoProcesses.named("worker").go(self -> {}).err();
                SometimesRecording.onAfter(noes);
                GoProcesses.named("cleaner").teardown(() -> {}).go(self -> {}).err();
            }
            return Recording.events();
        }
    },
    /** A look at a function that began while nothing was recorded. */
    BEGAN_UNRECORDED {
        @Override
        public List<String> call() throws InterruptedException {
            CountDownLatch started = new CountDownLatch(1);
            GoProcess process =
                    GoProcesses.go(
                            self -> {
                                started.countDown();
                                self.closing().await();
                            });
            started.await();
            ProcessNode.Look look = ProcessProvider.installed().node(process).look();
            process.close();
            return List.of("since it was opened: " + (look.function().since() == look.openedAt()));
        }
    },
    /** So many are opened that they share a reading of the clock, and then somebody records. */
    RECORDED_IN_A_BURST {
        @Override
        public List<String> call() {
            SometimesRecording.on = false;
            GoProcess parent = GoProcesses.named("parent").open();
            int exact = 0;
            for (int i = 0; i < 100; i++) {
                while (openedAt(parent) != openedAt(parent)) {
                    // The burst has not begun.
                }
                SometimesRecording.on = true;
                long before = System.nanoTime();
                exact += openedAt(parent) - before >= 0 ? 1 : 0;
                SometimesRecording.on = false;
            }
            return List.of(exact + " of 100 are exact");
        }

        private long openedAt(GoProcess parent) {
            GoProcess child = GoProcesses.withParent(parent);
            long openedAt = ProcessProvider.installed().node(child).look().openedAt();
            child.close();
            return openedAt;
        }
    },
    A_RECORDED_BURST {
        @Override
        public List<String> call() {
            GoProcess parent = GoProcesses.named("parent").open();
            for (int i = 0; i < 1_000_000; i++) {
                GoProcesses.withParent(parent).close();
            }
            return Thread.getAllStackTraces().keySet().stream()
                    .map(Thread::getName)
                    .filter(name -> name.equals("goprocess clock"))
                    .toList();
        }
    },
    RECORDED_BY_ONE_THAT_FAILS {
        @Override
        public List<String> call() {
            SometimesRecording.fail();
            GoProcesses.named("worker").teardown(() -> {}).go(self -> {}).err();
            return Recording.events();
        }
    },
    LEAK {
        @Override
        public List<String> call() {
            GoProcesses.named("forgotten").open();
            Recording.awaitEvent("forgotten leaked");
            return Recording.events();
        }
    },
    THROWING_LISTENER {
        @Override
        public List<String> call() {
            Recording.disturb(
                    event -> {
                        throw new OnPurpose();
                    });
            GoProcess parent = GoProcesses.named("parent").open();
            GoProcess other = GoProcesses.named("other").open();
            parent.waitFor(other);
            GoProcesses.named("child").parent(parent).teardown(() -> {}).go(self -> {}).err();
            parent.closeAsync();
            other.close();
            parent.close();
            parent.closed().onRaised(Scenario::logLast);
            return List.of(parent.state().toString());
        }
    },
    WAITING_LISTENER {
        @Override
        public List<String> call() {
            GoProcess open = GoProcesses.named("open").open();
            AtomicReference<String> thrown = new AtomicReference<>("nothing");
            Recording.disturb(
                    event -> {
                        Recording.disturb(ignored -> {});
                        try {
                            open.err();
                        } catch (RuntimeException e) {
                            thrown.set(e.getClass().getSimpleName());
                        }
                    });
            GoProcesses.named("p").open().close();
            return List.of(thrown.get());
        }
    },
    /** Returns the events at which a listener was allowed to wait. */
    WAITING_AT_EACH_EVENT {
        @Override
        public List<String> call() throws InterruptedException {
            GoProcess open = GoProcesses.named("open").open();
            Queue<String> told = new ConcurrentLinkedQueue<>();
            Queue<String> allowed = new ConcurrentLinkedQueue<>();
            Recording.disturb(
                    event -> {
                        told.add(event);
                        try {
                            open.err();
                            allowed.add(event);
                        } catch (IllegalStateException e) {
                            // It is refused.
                        }
                    });
            liveAndDie("platform");
            Thread.ofVirtual().start(() -> liveAndDie("virtual")).join();
            Recording.disturb(event -> {});
            for (String thread : List.of("platform ", "virtual ")) {
                for (String event : EACH_EVENT) {
                    if (told.stream().noneMatch(one -> one.startsWith(thread + event))) {
                        allowed.add("nothing was told of " + thread + event);
                    }
                }
            }
            open.close();
            return List.copyOf(allowed);
        }
    },
    /** One virtual thread is held in the listener while thousands of others wait. */
    BUSY_LISTENER {
        @Override
        public List<String> call() throws InterruptedException {
            int waiters = 5_000;
            CountDownLatch held = new CountDownLatch(1);
            CountDownLatch release = new CountDownLatch(1);
            CountDownLatch waiting = new CountDownLatch(waiters);
            Recording.disturb(
                    event -> {
                        if (event.equals("held function started")) {
                            held.countDown();
                            awaitQuietly(release);
                        } else if (event.equals("open waited for")) {
                            waiting.countDown();
                        }
                    });
            GoProcesses.named("held").go(self -> {});
            held.await();
            GoProcess open = GoProcesses.named("open").open();
            Queue<String> refused = new ConcurrentLinkedQueue<>();
            for (int i = 0; i < waiters; i++) {
                Thread.ofVirtual().start(() -> errOrRefused(open, refused, waiting));
            }
            waiting.await();
            release.countDown();
            open.close();
            return List.copyOf(refused);
        }
    },
    ROOTS {
        @Override
        public List<String> call() {
            GoProcess parent = GoProcesses.named("parent").open();
            GoProcess child = GoProcesses.named("child").parent(parent).open();
            GoProcess orphan = GoProcesses.named("orphan").open();
            GoProcess closed = GoProcesses.named("closed").open();
            parent.addChildNoWait(orphan);
            closed.close();
            String before = roots();
            orphan.go(self -> GoProcesses.background().closed().await());
            parent.close();
            String after = roots();
            return List.of(before, after, child.state().toString());
        }
    };

    /** The message of what is thrown so that it is logged last. */
    public static final String LAST = "the last one of the copy";

    private static final List<String> EACH_EVENT =
            List.of(
                    "opened",
                    "linked",
                    "waited",
                    "closing",
                    "function started",
                    "function ended",
                    "teardown started",
                    "teardown ended",
                    "closed");

    private static void logLast() {
        throw new IllegalStateException(LAST);
    }

    private static void liveAndDie(String name) {
        CountDownLatch end = new CountDownLatch(1);
        GoProcess child = GoProcesses.named("child").open();
        GoProcess process = GoProcesses.named(name).teardown(() -> {}).go(self -> end.await());
        process.addChild(child);
        Thread waiter = Thread.ofVirtual().start(process::err);
        Recording.awaitEvent(name + " waited");
        end.countDown();
        process.close();
        joinQuietly(waiter);
    }

    private static void joinQuietly(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static void errOrRefused(
            GoProcess process, Queue<String> refused, CountDownLatch waiting) {
        try {
            process.err();
        } catch (IllegalStateException e) {
            refused.add(e.getMessage());
            waiting.countDown();
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static void wish(GoProcess process) {
        try {
            process.closeAfterChildren();
        } catch (IllegalStateException e) {
            // In a callback it cannot wait; the wish stays.
        }
    }

    private static String roots() {
        return String.join(
                " ",
                ProcessProvider.installed().roots().stream()
                        .map(ProcessNode::name)
                        .sorted()
                        .toList());
    }

    private static final class OnPurpose extends RuntimeException {
        private static final long serialVersionUID = 1;

        OnPurpose() {
            super("on purpose", null, false, false);
        }

        @Override
        public String toString() {
            return "OnPurpose";
        }
    }
}
