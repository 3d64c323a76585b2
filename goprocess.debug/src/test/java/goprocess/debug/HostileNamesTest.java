package goprocess.debug;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;
import goprocess.fixtures.Gate;

import org.junit.jupiter.api.Test;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Whatever names contain, of processes and of threads, they add no line to a diagnosis or a
 * finding, move no cursor and turn no text.
 */
@NothingLeftOpen
class HostileNamesTest {
    private static String shown(GoProcess process) {
        return Names.shown(process.name()) + " #" + process.id();
    }

    @Test
    void ofProcessesAndOfThreadsThatRunThemAndWaitForThem() throws InterruptedException {
        Set<Long> lines = new HashSet<>();
        for (String name : Names.STRANGE) {
            GoProcess app = GoProcesses.named(name).open();
            try (Gate gate = new Gate()) {
                GoProcess worker =
                        GoProcesses.named(name)
                                .parent(app)
                                .threadFactory(Thread.ofPlatform().name(name).factory())
                                .go(self -> gate.passUninterruptibly());
                gate.awaitReached();
                Thread closer = Thread.ofPlatform().name(name).start(() -> app.close());
                Diagnosis diagnosis = awaitTold(app, worker, Names.shown(name));
                lines.add(diagnosis.toString().lines().count());
                diagnosis.toString().lines().forEach(Names::assertIsHarmless);
                assertFindingIsOneLine(diagnosis, worker);
                gate.open();
                closer.join();
            }
        }
        assertEquals(1, lines.size(), "a name that is harmless is among them");
    }

    /** Waits until both threads wait, and what is said of them is so. */
    private static Diagnosis awaitTold(GoProcess app, GoProcess worker, String thread) {
        List<String> expected =
                List.of(
                        "    "
                                + shown(app)
                                + " CLOSING for AGE (close was called, by thread "
                                + thread
                                + ")",
                        "    -> waits for "
                                + shown(worker)
                                + " CLOSING for AGE (closed by a parent, by thread "
                                + thread
                                + ")",
                        "  "
                                + shown(app)
                                + " is waited for, at HostileNamesTest.LINE, thread "
                                + thread
                                + ", for AGE.",
                        "  Its function is on thread \""
                                + thread
                                + "\", tid "
                                + tidOf(worker)
                                + ", WAITING:");
        String first =
                shown(worker)
                        + " holds the close of "
                        + shown(app)
                        + ": its function, at Gate.LINE, thread "
                        + thread
                        + ", for AGE";
        Diagnosis[] last = new Diagnosis[1];
        Closing.await(
                () -> {
                    last[0] = ProcessGraph.capture(app).diagnose();
                    return FirstLine.isOneOf(List.of(first), last[0])
                            && expected.stream().allMatch(line -> FirstLine.isAmong(line, last[0]));
                });
        return last[0];
    }

    private static long tidOf(GoProcess process) {
        return Closing.threadOf(process).orElseThrow().threadId();
    }

    private static void assertFindingIsOneLine(Diagnosis diagnosis, GoProcess worker) {
        StuckFunction found = Found.only(StuckFunction.class, diagnosis);
        assertEquals(FirstLine.of(diagnosis), found.summary());
        assertEquals(found.summary(), found.toString());
        assertEquals(worker.name(), found.culprit().name());
        assertEquals(shown(worker) + " CLOSING", found.culprit().toString());
        ThreadSnapshot thread = found.thread().orElseThrow();
        assertEquals(worker.name(), thread.name());
        assertEquals(
                "\"" + Names.shown(worker.name()) + "\", tid " + thread.tid() + ", WAITING",
                thread.toString());
        found.chain().forEach(ref -> Names.assertIsHarmless(ref.toString()));
    }

    @Test
    void ofThreadsThatHoldALock() throws InterruptedException {
        for (String name : Names.STRANGE) {
            Object lock = new Object();
            GoProcess app = GoProcesses.named("app").open();
            try (Gate gate = new Gate()) {
                Thread holder =
                        Thread.ofPlatform()
                                .name(name)
                                .start(
                                        () -> {
                                            synchronized (lock) {
                                                gate.passUninterruptibly();
                                            }
                                        });
                gate.awaitReached();
                GoProcesses.named("writer")
                        .parent(app)
                        .threadFactory(Thread.ofPlatform().name("writer").factory())
                        .go(
                                self -> {
                                    synchronized (lock) {
                                        lock.notifyAll();
                                    }
                                });
                String expected =
                        ", which thread \""
                                + Names.shown(name)
                                + "\", tid "
                                + holder.threadId()
                                + ", holds.\n";
                Diagnosis diagnosis =
                        Closing.of(app)
                                .diagnoseUntil(
                                        found -> (found.toString() + "\n").contains(expected));
                LockSnapshot told =
                        Found.only(StuckFunction.class, diagnosis)
                                .thread()
                                .flatMap(ThreadSnapshot::lock)
                                .orElseThrow();
                assertEquals(
                        told.name() + ", held by \"" + Names.shown(name) + "\"", told.toString());
                gate.open();
                holder.join();
            }
            app.err();
        }
    }

    @Test
    void ofProcessesInACycle() {
        Garbage garbage = new Garbage();
        Names.STRANGE.forEach(name -> assertIsToldInACycle(garbage, name));
        garbage.collect();
    }

    /** In a frame of its own, which forgets the processes. */
    private static void assertIsToldInACycle(Garbage garbage, String name) {
        GoProcess one = garbage.open(name);
        GoProcess two = garbage.open(name);
        one.waitFor(two);
        two.waitFor(one);
        Diagnosis diagnosis = Closing.of(one).diagnose();
        String expected =
                shown(one)
                        + " can never close: it waits for "
                        + shown(two)
                        + " (waitFor), which waits for "
                        + shown(one)
                        + " (waitFor), for AGE";
        assertTrue(FirstLine.isOneOf(List.of(expected), diagnosis), diagnosis::toString);
        diagnosis.findings().forEach(finding -> Names.assertIsHarmless(finding.toString()));
    }

    @Test
    void ofLocksAndInCounts() {
        for (String name : Names.STRANGE) {
            assertEquals(Names.shown(name), new LockSnapshot(name, Optional.empty()).toString());
            assertEquals(Names.shown(name) + " ×3", new StemCount(name, 1, 2).toString());
        }
    }
}
