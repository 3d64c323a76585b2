package goprocess.debug;

import goprocess.api.GoProcess;
import goprocess.api.GoProcessBuilder;
import goprocess.api.GoProcesses;
import goprocess.api.Signal;
import goprocess.spi.ProcessNode;
import goprocess.spi.ProcessProvider;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.locks.ReentrantLock;

/** A graph of healthy processes and one that does not close, whose kind is known. */
final class RandomHang implements AutoCloseable {
    /** What hangs, and as what it must be found. */
    enum Kind {
        FUNCTION(StuckFunction.class),
        PLATFORM_FUNCTION(StuckFunction.class),
        TEARDOWN(StuckTeardown.class),
        CALLBACK(StuckCallback.class),
        FACTORY(StuckStart.class),
        LIMITER(StuckFunction.class),
        WISH(StuckFunction.class),
        LOCK(StuckTeardown.class),
        UNASKED(NeverAskedToClose.class),
        LINK_CYCLE(WaitCycle.class),
        WAIT_CYCLE(SelfWait.class),
        CHILDREN_CYCLE(SelfWait.class),
        FUTURE_CYCLE(SelfWait.class),
        BACKGROUND(WaitingForBackground.class),
        BELOW_CHILDREN(StuckFunction.class);

        /** Nothing but an interrupt ends these. */
        static final Set<Kind> INTERRUPTED =
                EnumSet.of(WAIT_CYCLE, CHILDREN_CYCLE, FUTURE_CYCLE, BACKGROUND);

        final Class<? extends Finding> expected;

        Kind(Class<? extends Finding> expected) {
            this.expected = expected;
        }
    }

    private static final int MOST_NEIGHBOURS = 12;

    final Kind kind;
    final GoProcess root;
    final List<GoProcess> members = new ArrayList<>();
    GoProcess culprit;

    private final Random random;
    private final int number;
    private final List<GoProcess> neighbours = new ArrayList<>();
    private final CountDownLatch reached = new CountDownLatch(1);
    private final CountDownLatch end = new CountDownLatch(1);

    /**
     * Builds the graph.
     *
     * @param number all of its processes have it in their names
     */
    RandomHang(Random random, int number) {
        this.random = random;
        this.number = number;
        root = named("root").open();
        culprit = root;
        kind = Kind.values()[random.nextInt(Kind.values().length)];
        neighbours.add(root);
        addNeighbours();
        addCulprit();
        if (kind != Kind.LINK_CYCLE && !Kind.INTERRUPTED.contains(kind)) {
            addNeighbours();
        }
    }

    private GoProcessBuilder named(String name) {
        return GoProcesses.named(name + " of " + number);
    }

    /** Picks the processes of this hang out of a graph, and the background, which one waits for. */
    GraphFilter filter() {
        return GraphFilter.all().named("background|.* of " + number);
    }

    private GoProcess any() {
        return neighbours.get(random.nextInt(neighbours.size()));
    }

    private void addNeighbours() {
        for (int i = random.nextInt(MOST_NEIGHBOURS); i > 0; i--) {
            GoProcessBuilder builder = named("p" + i).parent(any());
            if (random.nextBoolean()) {
                builder.teardown(() -> {});
            }
            neighbours.add(
                    random.nextBoolean()
                            ? builder.open()
                            : builder.go(self -> self.closing().await()));
        }
    }

    private void addCulprit() {
        GoProcess parent = any();
        GoProcessBuilder builder = named("culprit").parent(parent);
        switch (kind) {
            case FUNCTION -> culprit = builder.go(self -> hold());
            case PLATFORM_FUNCTION ->
                    culprit =
                            builder.threadFactory(Thread.ofPlatform().daemon().factory())
                                    .go(self -> hold());
            case TEARDOWN -> culprit = builder.teardown(this::hold).open();
            case CALLBACK -> {
                culprit = builder.open();
                culprit.closing()
                        .onRaised(
                                () -> {
                                    reached.countDown();
                                    awaitEnd();
                                });
            }
            case FACTORY -> culprit = builder.threadFactory(busyFirst()).go(self -> {});
            case LIMITER -> {
                Semaphore places = new Semaphore(0);
                culprit =
                        builder.go(
                                self -> {
                                    reached.countDown();
                                    while (!places.tryAcquire()) {
                                        end.await();
                                        places.release();
                                    }
                                });
            }
            case WISH -> {
                culprit = root.go("culprit of " + number, self -> hold());
            }
            case LOCK -> {
                ReentrantLock lock = new ReentrantLock();
                CountDownLatch locked = new CountDownLatch(1);
                Thread.ofPlatform()
                        .daemon()
                        .start(
                                () -> {
                                    lock.lock();
                                    locked.countDown();
                                    awaitEnd();
                                    lock.unlock();
                                });
                culprit =
                        builder.teardown(
                                        () -> {
                                            locked.await();
                                            reached.countDown();
                                            lock.lock();
                                            lock.unlock();
                                        })
                                .open();
            }
            case UNASKED -> {
                culprit = named("culprit").open();
                parent.waitFor(culprit);
                reached.countDown();
            }
            case LINK_CYCLE -> {
                GoProcess a = builder.open();
                GoProcess b = named("other").parent(a).open();
                b.waitFor(a);
                members.addAll(List.of(a, b));
                reached.countDown();
            }
            case WAIT_CYCLE -> addWaiting(builder, root.closed()::await);
            case CHILDREN_CYCLE -> addWaiting(builder, root.childrenClosed()::await);
            case FUTURE_CYCLE -> {
                Signal signal = random.nextBoolean() ? root.closed() : root.childrenClosed();
                addWaiting(builder, signal.toFuture()::get);
            }
            case BACKGROUND -> addWaiting(builder, GoProcesses.background().closed()::await);
            case BELOW_CHILDREN -> {
                GoProcess other = named("other").open();
                culprit = named("culprit").parent(other).go(self -> hold());
                other.closeAsync();
                GoProcess waiting =
                        named("waiting").parent(parent).go(self -> other.childrenClosed().await());
                Closing.await(() -> Closing.isParked(waiting));
            }
        }
    }

    private interface Blocking {
        void block() throws Exception;
    }

    private void addWaiting(GoProcessBuilder builder, Blocking wait) {
        culprit =
                builder.go(
                        self -> {
                            reached.countDown();
                            try {
                                wait.block();
                            } catch (InterruptedException e) {
                                // It is let go.
                            }
                        });
        members.add(culprit);
    }

    private ThreadFactory busyFirst() {
        return task ->
                Thread.ofVirtual()
                        .unstarted(
                                () -> {
                                    reached.countDown();
                                    awaitEnd();
                                    task.run();
                                });
    }

    private void hold() throws InterruptedException {
        reached.countDown();
        end.await();
    }

    private void awaitEnd() {
        try {
            end.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    boolean isSettled() {
        return isSettledIn(ProcessGraph.capture(root));
    }

    /**
     * Whether nothing of it moves any more. Neighbours are on their way down for a moment, and
     * while a teardown of theirs is queued they are no finding; the culprit is on its way into its
     * wait.
     */
    boolean isSettledIn(ProcessGraph graph) {
        List<Finding> findings = graph.diagnose().findings();
        return findings.size() == 1
                && isCulprit(findings.getFirst().culprit())
                && findings.getFirst().thread().map(ThreadSnapshot::state).orElse(null)
                        != Thread.State.RUNNABLE
                && graph.filter(GraphFilter.all().onlyStuck()).live() == graph.live();
    }

    /** Begins what will not end. */
    void begin() throws InterruptedException {
        if (kind == Kind.WISH) {
            neighbours.subList(1, neighbours.size()).forEach(GoProcess::closeAsync);
            Thread.ofVirtual().start(root::closeAfterChildren);
            Closing.await(() -> look(root).afterChildren());
        } else {
            root.closeAsync();
        }
        reached.await();
    }

    boolean isCulprit(ProcessRef process) {
        return members.isEmpty()
                ? process.id() == culprit.id()
                : members.stream().anyMatch(member -> member.id() == process.id());
    }

    private static ProcessNode.Look look(GoProcess process) {
        return ProcessProvider.installed().node(process).look();
    }

    @Override
    public void close() {
        end.countDown();
        if (kind == Kind.LINK_CYCLE) {
            return;
        }
        if (Kind.INTERRUPTED.contains(kind)) {
            ProcessNode.Work work = look(culprit).function();
            if (work != null && work.thread() != null) {
                work.thread().interrupt();
            }
        }
        culprit.closeAsync();
        root.closeAsync();
        root.err();
    }
}
