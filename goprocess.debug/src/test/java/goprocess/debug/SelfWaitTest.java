package goprocess.debug;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;
import goprocess.api.ProcessFunction;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadFactory;
import java.util.stream.Collectors;

@NothingLeftOpen
class SelfWaitTest {
    private final List<Thread> waiting = new ArrayList<>();
    private final GoProcess parent = GoProcesses.named("parent").open();

    /** Waits as user code does; what waits so can be woken at the end of a test. */
    private void awaitClosed(GoProcess process) {
        synchronized (waiting) {
            waiting.add(Thread.currentThread());
        }
        try {
            process.closed().await();
        } catch (InterruptedException e) {
            // The test is over.
        }
    }

    @AfterEach
    void wake() {
        synchronized (waiting) {
            waiting.forEach(Thread::interrupt);
        }
        parent.close();
    }

    private static Diagnosis certain(Closing closing) {
        return closing.diagnoseUntil(diagnosis -> !Found.certain(diagnosis).isEmpty());
    }

    @Test
    void aChildThatWaitsForItsParentToCloseIsNamed() {
        GoProcess child = parent.go("child", self -> awaitClosed(parent));
        Closing closing = Closing.of(parent);
        Diagnosis diagnosis = certain(closing);
        SelfWait found = Found.only(SelfWait.class, diagnosis);
        Found.assertNames(child, List.of(parent, child, parent), found);
        Found.assertAre(List.of(child, parent), found.cycle());
        assertTrue(found.certain());
        assertTrue(Found.isInTest(found, SelfWaitTest.class, "awaitClosed"), diagnosis::toString);
        assertEquals(Thread.State.WAITING, found.thread().orElseThrow().state());
    }

    /** Its function will be given up, so the close ends. */
    @Test
    void aWaitThatIsToBeGivenUpIsNoDeadlock() {
        GoProcesses.named("child")
                .parent(parent)
                .abandonAfter(Duration.ofDays(1))
                .go(self -> awaitClosed(parent));

        assertIsNoDeadlock();
    }

    @Test
    void aTeardownThatIsToBeGivenUpIsInNoDeadlock() {
        GoProcesses.named("child")
                .parent(parent)
                .abandonAfter(Duration.ofDays(1))
                .teardown(() -> awaitClosed(parent))
                .open();

        assertIsNoDeadlock();
    }

    private void assertIsNoDeadlock() {
        Closing closing = Closing.of(parent);
        while (true) {
            synchronized (waiting) {
                if (!waiting.isEmpty() && waiting.getFirst().getState() == Thread.State.WAITING) {
                    break;
                }
            }
            Thread.onSpinWait();
        }
        Diagnosis diagnosis = closing.diagnose();
        assertFalse(diagnosis.findings().isEmpty());
        assertEquals(List.of(), Found.certain(diagnosis), diagnosis::toString);
    }

    @Test
    void itsAgeIsThatOfTheClose() {
        parent.go("child", self -> awaitClosed(parent));
        Closing closing = Closing.of(parent);
        certain(closing);
        long capturedAfter = System.nanoTime();
        closing.assertHeldBy(Found.only(SelfWait.class, closing.diagnose()), capturedAfter);
    }

    @Test
    void itIsNamedOnAPlatformThreadToo() {
        ThreadFactory platform = Thread.ofPlatform().name("mine").daemon().factory();
        GoProcesses.named("child")
                .parent(parent)
                .threadFactory(platform)
                .go(self -> awaitClosed(parent));
        SelfWait found = Found.only(SelfWait.class, certain(Closing.of(parent)));
        assertEquals("mine", found.thread().orElseThrow().name());
    }

    @Test
    void aTeardownThatWaitsForItsOwnProcessIsNamed() {
        GoProcess own = GoProcesses.named("own").parent(parent).open();
        own.setTeardown(() -> awaitClosed(own));
        SelfWait found = Found.only(SelfWait.class, certain(Closing.of(parent)));
        Found.assertNames(own, List.of(parent, own, own), found);
        Found.assertAre(List.of(own), found.cycle());
    }

    @Test
    void aTeardownThatWaitsForWhatWaitsForItIsNamed() {
        GoProcess database = GoProcesses.named("db").open();
        GoProcess pool = GoProcesses.named("pool").parent(parent).waitFor(database).open();
        database.setTeardown(() -> awaitClosed(parent));
        database.closeAsync();
        SelfWait found = Found.only(SelfWait.class, certain(Closing.of(parent)));
        Found.assertNames(database, List.of(parent, pool, database, parent), found);
        assertTrue(found.toString().contains("its teardown waits for parent"), found::toString);
    }

    @Test
    void twoFunctionsThatWaitForEachOtherAreNamed() throws InterruptedException {
        CountDownLatch opened = new CountDownLatch(1);
        GoProcess[] pair = new GoProcess[2];
        ProcessFunction first =
                self -> {
                    opened.await();
                    awaitClosed(pair[1]);
                };
        pair[0] = parent.go("first", first);
        pair[1] = parent.go("second", self -> awaitClosed(pair[0]));
        opened.countDown();
        SelfWait found = Found.only(SelfWait.class, certain(Closing.of(parent)));
        assertEquals(
                Set.of(pair[0].id(), pair[1].id()),
                found.cycle().stream().map(ProcessRef::id).collect(Collectors.toSet()));
        assertEquals(parent.id(), found.chain().get(0).id());
    }

    @Test
    void aWaitForALimitedTimeIsNotCertain() {
        GoProcess child =
                parent.go(
                        "child",
                        self -> {
                            synchronized (waiting) {
                                waiting.add(Thread.currentThread());
                            }
                            try {
                                parent.closed().await(Duration.ofDays(1));
                            } catch (InterruptedException e) {
                                // The test is over.
                            }
                        });
        Diagnosis diagnosis =
                Closing.of(parent)
                        .diagnoseUntil(
                                found ->
                                        found.findings().stream()
                                                .anyMatch(one -> Found.isIn(one, "parkNanos")));
        StuckFunction found = Found.only(StuckFunction.class, diagnosis);
        Found.assertNames(child, List.of(parent, child), found);
        assertFalse(found.certain());
    }

    @Test
    void throughAnyChainOfLinksAndWaitsItIsNamed() {
        GoProcess last = GoProcesses.named("last").waitFor(parent).open();
        GoProcess middle = GoProcesses.named("middle").teardown(() -> awaitClosed(last)).open();
        GoProcess child = parent.go("child", self -> awaitClosed(middle));
        middle.closeAsync();
        SelfWait found = Found.only(SelfWait.class, certain(Closing.of(parent)));
        Found.assertAre(List.of(child, middle, last, parent), startingWith(child, found.cycle()));
    }

    private static List<ProcessRef> startingWith(GoProcess first, List<ProcessRef> circle) {
        List<ProcessRef> turned = new ArrayList<>(circle);
        while (turned.get(0).id() != first.id()) {
            Collections.rotate(turned, 1);
        }
        return turned;
    }

    @Test
    void eachOfSeveralChildrenThatWaitForTheirParentIsNamed() {
        GoProcess first = parent.go("first", self -> awaitClosed(parent));
        GoProcess second = parent.go("second", self -> awaitClosed(parent));
        Diagnosis diagnosis =
                Closing.of(parent).diagnoseUntil(found -> Found.certain(found).size() == 2);
        assertEquals(2, diagnosis.findings().size(), diagnosis::toString);
        Found.assertNames(first, List.of(parent, first, parent), diagnosis.findings().get(0));
        Found.assertNames(second, List.of(parent, second, parent), diagnosis.findings().get(1));
    }

    @Test
    void aWaitThatAnInterruptWillEndIsNotCertain() {
        GoProcess child =
                GoProcesses.named("child")
                        .parent(parent)
                        .interruptAfter(Duration.ofDays(1))
                        .go(self -> awaitClosed(parent));
        Diagnosis diagnosis =
                Closing.of(parent)
                        .diagnoseUntil(
                                found ->
                                        found.findings().stream()
                                                .anyMatch(one -> Found.isIn(one, "park")));
        StuckFunction found = Found.only(StuckFunction.class, diagnosis);
        Found.assertNames(child, List.of(parent, child), found);
        assertFalse(found.certain());
    }

    @Test
    void oneThatWaitsOnAfterItsInterruptIsNamed() {
        GoProcess child =
                GoProcesses.named("child")
                        .parent(parent)
                        .interruptAfter(Duration.ZERO)
                        .go(
                                self -> {
                                    try {
                                        new CountDownLatch(1).await();
                                    } catch (InterruptedException e) {
                                        awaitClosed(parent);
                                    }
                                });
        SelfWait found = Found.only(SelfWait.class, certain(Closing.of(parent)));
        Found.assertNames(child, List.of(parent, child, parent), found);
    }

    @Test
    void theRootAloneIsEnoughToSeeWhatItsChildrenWaitFor() {
        GoProcess child = parent.go("child", self -> awaitClosed(parent));
        certain(Closing.of(parent));
        SelfWait found = Found.first(SelfWait.class, ProcessGraph.capture(child).diagnose());
        Found.assertAre(List.of(child, parent), found.cycle());
    }
}
