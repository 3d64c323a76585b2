package goprocess.debug;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;
import goprocess.api.ProcessFunction;
import goprocess.spi.ProcessProvider;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

@NothingLeftOpen
class SelfWaitTest {
    private final List<Thread> waiting = new ArrayList<>();
    private final List<CompletableFuture<Void>> ends = new ArrayList<>();
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
        ends.forEach(future -> future.complete(null));
        parent.close();
    }

    private static Diagnosis certain(Closing closing) {
        return closing.diagnoseUntil(
                diagnosis -> Found.certain(diagnosis).stream().anyMatch(Found::isParked));
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

    private void await(Blocking wait) {
        synchronized (waiting) {
            waiting.add(Thread.currentThread());
        }
        try {
            wait.block();
        } catch (Exception e) {
            // The test is over.
        }
    }

    private interface Blocking {
        void block() throws Exception;
    }

    @Test
    void aChildThatWaitsForTheChildrenOfItsParentIsNamed() {
        GoProcess child = parent.go("child", self -> await(() -> parent.childrenClosed().await()));
        Diagnosis diagnosis = certain(Closing.of(parent));
        SelfWait found = Found.only(SelfWait.class, diagnosis);
        Found.assertNames(child, List.of(parent, child, parent, child), found);
        Found.assertAre(List.of(child, parent), found.cycle());
        String words = "its function waits for the children of parent";
        assertTrue(found.toString().contains(words), found::toString);
        assertTrue(diagnosis.toString().contains("whose " + words.substring(4)));
    }

    @Test
    void aTeardownThatWaitsForTheChildrenOfItsParentIsNamed() {
        GoProcess child =
                GoProcesses.named("child")
                        .parent(parent)
                        .teardown(() -> await(() -> parent.childrenClosed().await()))
                        .open();
        SelfWait found = Found.only(SelfWait.class, certain(Closing.of(parent)));
        Found.assertNames(child, List.of(parent, child, parent, child), found);
    }

    @Test
    void aGrandchildThatWaitsForTheChildrenOfTheHighestIsNamed() {
        GoProcess child = GoProcesses.named("child").parent(parent).open();
        GoProcess grandchild =
                child.go("grandchild", self -> await(() -> parent.childrenClosed().await()));
        SelfWait found = Found.only(SelfWait.class, certain(Closing.of(parent)));
        Found.assertAre(List.of(grandchild, parent, child), found.cycle());
    }

    @Test
    void oneThatWaitsForTheChildrenOfARunningParentIsNamedToo() {
        GoProcess child = parent.go("child", self -> await(() -> parent.childrenClosed().await()));
        while (true) {
            Diagnosis diagnosis = ProcessGraph.capture(parent).diagnose();
            if (!diagnosis.findings().isEmpty()) {
                SelfWait found = Found.only(SelfWait.class, diagnosis);
                Found.assertAre(List.of(child, parent), found.cycle());
                break;
            }
            Thread.onSpinWait();
        }
    }

    @Test
    void theChildAloneIsEnoughToSeeThatItWaitsForTheChildrenOfAnother() {
        GoProcess child = parent.go("child", self -> await(() -> parent.childrenClosed().await()));
        certain(Closing.of(parent));
        SelfWait found = Found.first(SelfWait.class, ProcessGraph.capture(child).diagnose());
        Found.assertAre(List.of(child, parent), found.cycle());
    }

    private static ThreadFactory threads(boolean virtual) {
        return virtual ? Thread.ofVirtual().factory() : Thread.ofPlatform().daemon().factory();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aChildThatJoinsTheFutureOfItsParentIsNamed(boolean virtual) {
        CompletableFuture<Void> future = parent.closed().toFuture();
        ends.add(future);
        GoProcess child =
                GoProcesses.named("child")
                        .parent(parent)
                        .threadFactory(threads(virtual))
                        .go(self -> await(future::join));
        SelfWait found = Found.only(SelfWait.class, certain(Closing.of(parent)));
        Found.assertNames(child, List.of(parent, child, parent), found);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aChildThatGetsTheFutureOfItsParentIsNamed(boolean virtual) {
        GoProcess child =
                GoProcesses.named("child")
                        .parent(parent)
                        .threadFactory(threads(virtual))
                        .go(self -> await(() -> parent.closed().toFuture().get()));
        SelfWait found = Found.only(SelfWait.class, certain(Closing.of(parent)));
        Found.assertNames(child, List.of(parent, child, parent), found);
    }

    @Test
    void aChildThatJoinsTheFutureOfItsParentsChildrenIsNamed() {
        CompletableFuture<Void> future = parent.childrenClosed().toFuture();
        ends.add(future);
        GoProcess child = parent.go("child", self -> await(future::join));
        SelfWait found = Found.only(SelfWait.class, certain(Closing.of(parent)));
        Found.assertNames(child, List.of(parent, child, parent, child), found);
    }

    @Test
    void aFutureWithALimitIsNotCertain() {
        CompletableFuture<Void> limited = parent.closed().toFuture().orTimeout(1, TimeUnit.DAYS);
        ends.add(limited);
        GoProcess joins = parent.go("joins", self -> await(limited::join));
        GoProcess gets =
                parent.go(
                        "gets",
                        self -> await(() -> parent.closed().toFuture().get(1, TimeUnit.DAYS)));
        Diagnosis diagnosis =
                Closing.of(parent)
                        .diagnoseUntil(
                                found ->
                                        found.findings().size() == 2
                                                && found.findings().stream()
                                                        .allMatch(SelfWaitTest::isBlocked));
        assertEquals(List.of(), Found.certain(diagnosis));
        assertEquals(
                Set.of(joins.id(), gets.id()),
                diagnosis.findings().stream()
                        .map(one -> one.culprit().id())
                        .collect(Collectors.toSet()));
    }

    private static boolean isBlocked(Finding finding) {
        return Found.isIn(finding, "block");
    }

    /** If somebody closes the first, its children close, and then the second's function ends. */
    @Test
    void theFunctionOfAProcessWhoseChildrenAreWaitedForIsNoPartOfACycle() {
        CompletableFuture<GoProcess> second = new CompletableFuture<>();
        CompletableFuture<GoProcess> first = new CompletableFuture<>();
        CountDownLatch opened = new CountDownLatch(1);
        first.complete(
                GoProcesses.named("first").go(self -> await(() -> second.join().closed().await())));
        GoProcess child =
                GoProcesses.named("child")
                        .parent(first.join())
                        .teardown(() -> await(opened::await))
                        .open();
        second.complete(
                GoProcesses.named("second")
                        .parent(parent)
                        .go(self -> await(() -> first.join().childrenClosed().await())));
        Diagnosis running =
                Closing.of(parent)
                        .diagnoseUntil(
                                found ->
                                        found.findings().stream()
                                                .anyMatch(NeverAskedToClose.class::isInstance));
        Found.assertNames(
                first.join(),
                List.of(parent, second.join(), first.join()),
                Found.only(NeverAskedToClose.class, running));

        first.join().closeAsync();
        Diagnosis closing =
                Closing.of(parent)
                        .diagnoseUntil(
                                found ->
                                        found.findings().size() == 1
                                                && found.findings().getFirst()
                                                        instanceof StuckTeardown);
        Found.assertNames(
                child,
                List.of(parent, second.join(), first.join(), child),
                Found.only(StuckTeardown.class, closing));
        opened.countDown();
        first.join().err();
    }

    /** What holds the children is to blame, and not the function that waits for them. */
    @Test
    void theCulpritAmongTheChildrenIsNamedFirst() {
        CountDownLatch end = new CountDownLatch(1);
        GoProcess other = GoProcesses.named("other").open();
        GoProcess child = other.go("child", self -> await(end::await));
        GoProcess waits = parent.go("waits", self -> await(() -> other.childrenClosed().await()));
        other.closeAsync();
        Diagnosis diagnosis =
                Closing.of(parent)
                        .diagnoseUntil(
                                found ->
                                        found.findings().size() == 1
                                                && found.findings().getFirst().chain().size() == 4);
        Found.assertNames(
                child,
                List.of(parent, waits, other, child),
                Found.only(StuckFunction.class, diagnosis));
        end.countDown();
        other.err();
    }

    @Test
    void manyChildrenThatAllWaitForTheChildrenOfTheirParentAreFoundAtOnce() {
        int many = 20_000;
        for (int i = 0; i < many; i++) {
            parent.go("child", self -> await(() -> parent.childrenClosed().await()));
        }
        parent.closeAsync();
        Closing.await(
                () -> ProcessProvider.installed().node(parent).childrenWaits().size() == many);
        Diagnosis diagnosis = ProcessGraph.capture(parent).diagnose();
        assertEquals(100, Found.certain(diagnosis).size());
        assertEquals(many - 100, diagnosis.cyclesOmitted());
    }
}
