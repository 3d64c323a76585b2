package goprocess.debug;

import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.locks.ReentrantLock;

/** Closes that hang on locks that others hold, on threads of either kind. */
@NothingLeftOpen
class LockHangsTest {
    private final GoProcess app = GoProcesses.named("app").open();
    private final CountDownLatch never = new CountDownLatch(1);

    @AfterEach
    void letsGo() {
        never.countDown();
        app.closeAsync();
        app.err();
    }

    private static Thread.Builder threads(boolean virtual) {
        return virtual ? Thread.ofVirtual() : Thread.ofPlatform();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aMonitorThatAnotherThreadHolds(boolean virtual) throws InterruptedException {
        Object lock = new Object();
        Thread holder = hold(lock);
        GoProcess writer =
                GoProcesses.named("writer")
                        .parent(app)
                        .threadFactory(threads(virtual).name("writer-thread").factory())
                        .go(self -> enter(lock));
        FirstLine.awaitClosing(app, stuck(writer, "writer-thread"));
        Closing.await(
                () -> {
                    Finding found = ProcessGraph.capture(app).diagnose().findings().getFirst();
                    return found.thread().orElseThrow().state() == Thread.State.BLOCKED;
                });
        never.countDown();
        holder.join();
    }

    /** The JVM knows it for a platform thread only. */
    @Test
    void theOwnerOfAMonitorIsTold() throws InterruptedException {
        Object lock = new Object();
        Thread holder = hold(lock);
        GoProcesses.named("writer")
                .parent(app)
                .threadFactory(Thread.ofPlatform().name("writer-thread").factory())
                .go(self -> enter(lock));
        Closing.of(app)
                .diagnoseUntil(
                        found ->
                                found.toString()
                                        .contains(
                                                ", which thread \"lock-holder\", tid "
                                                        + holder.threadId()
                                                        + ", holds."));
        never.countDown();
        holder.join();
    }

    private Thread hold(Object lock) throws InterruptedException {
        CountDownLatch held = new CountDownLatch(1);
        Thread holder =
                Thread.ofPlatform()
                        .name("lock-holder")
                        .start(
                                () -> {
                                    synchronized (lock) {
                                        held.countDown();
                                        awaitNever();
                                    }
                                });
        held.await();
        return holder;
    }

    private void awaitNever() {
        try {
            never.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static void enter(Object lock) {
        synchronized (lock) {
            lock.notifyAll();
        }
    }

    private String stuck(GoProcess process, String thread) {
        return FirstLine.held(app, process, "its function, at LockHangsTest.LINE", thread);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void twoThatWantEachOthersLockAreBothTold(boolean virtual) {
        ReentrantLock one = new ReentrantLock();
        ReentrantLock two = new ReentrantLock();
        CyclicBarrier both = new CyclicBarrier(2);
        ThreadFactory threads = threads(virtual).name("transfer-thread-", 0).factory();
        GoProcess a = transfer("transfer-a", threads, one, two, both);
        GoProcess b = transfer("transfer-b", threads, two, one, both);
        List<String> either = List.of(stuck(a, "transfer-thread-0"), stuck(b, "transfer-thread-1"));
        Closing.of(app)
                .diagnoseUntil(
                        found ->
                                FirstLine.isOneOf(either, found)
                                        && found.findings().size() == 2
                                        && found.findings().stream()
                                                .allMatch(finding -> tellsLock(finding, !virtual)));
        Closing.interrupt(a);
        Closing.interrupt(b);
    }

    private static boolean tellsLock(Finding finding, boolean withOwner) {
        return finding.thread()
                .flatMap(ThreadSnapshot::lock)
                .filter(lock -> lock.owner().isPresent() == withOwner)
                .isPresent();
    }

    private GoProcess transfer(
            String name,
            ThreadFactory threads,
            ReentrantLock own,
            ReentrantLock other,
            CyclicBarrier both) {
        return GoProcesses.named(name)
                .parent(app)
                .threadFactory(threads)
                .go(
                        self -> {
                            own.lock();
                            try {
                                both.await();
                                other.lockInterruptibly();
                                other.unlock();
                            } catch (InterruptedException e) {
                                // The test is over.
                            } finally {
                                own.unlock();
                            }
                        });
    }
}
