package goprocess.verification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goprocess.spi.ProcessProvider;
import goprocess.verification.watched.Choosy;
import goprocess.verification.watched.EndsAtOnce;
import goprocess.verification.watched.Recording;
import goprocess.verification.watched.RecordingLinks;
import goprocess.verification.watched.Scenario;
import goprocess.verification.watched.SometimesRecording;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What a listener is notified of. It is installed in copies of the library, loaded for each test.
 */
class ListenerTest {
    @RegisterExtension final WarningLog log = new WarningLog();

    @TempDir private Path folder;

    private List<String> play(Scenario scenario) throws Exception {
        return new WatchedLibrary(folder).play(scenario);
    }

    private static List<String> of(String process, List<String> events) {
        return events.stream().filter(event -> event.startsWith(process + " ")).toList();
    }

    @Test
    void theLifeOfAParentAndItsChild() throws Exception {
        List<String> events = play(Scenario.FAMILY);

        assertEquals(
                List.of(
                        "child opened under parent",
                        "child closing PARENT by parent",
                        "child teardown started",
                        "child teardown ended null [teardown of child]",
                        "child closed after nobody with null [closing of child]"),
                of("child", events));
        List<String> parent = of("parent", events);
        assertEquals("parent opened under nobody", parent.get(0));
        assertTrue(parent.contains("parent closing CALLED by nobody"), parent::toString);
        assertEquals(
                "parent closed after child with null [closing of parent]",
                parent.get(parent.size() - 1));
    }

    @Test
    void theLifeOfAFunction() throws Exception {
        List<String> events = of("worker", play(Scenario.FUNCTION));

        assertEquals("worker opened under nobody", events.get(0));
        assertTrue(events.contains("worker function started"), events::toString);
        assertTrue(
                events.contains("worker function ended null [function of worker]"),
                events::toString);
        assertTrue(events.contains("worker closing FUNCTION_RETURNED by nobody"), events::toString);
        assertTrue(events.get(events.size() - 1).startsWith("worker closed"), events::toString);
    }

    @Test
    void theEndOfAbandonedWorkIsToldWhenItEnds() throws Exception {
        List<String> events = play(Scenario.ABANDONED);

        assertEquals(
                "worker function ended OnPurpose [function of worker]",
                of("worker", events).getLast());
        assertEquals(
                "stuck teardown ended OnPurpose [teardown of stuck]",
                of("stuck", events).getLast());
    }

    @Test
    void whatIsAbandonedIsToldBeforeTheEnd() throws Exception {
        List<String> events = play(Scenario.ABANDONMENTS);

        Map.of(
                        "function", "function on a thread: The function of function #",
                        "teardown", "teardown on a thread: The teardown of teardown #",
                        "callback", "callback on a thread: The callback of callback #",
                        "late", "function: The function of late #",
                        "waiting", "wait for other",
                        "forever", "wait for background")
                .forEach((name, what) -> assertToldThenClosed(name, what, of(name, events)));
    }

    private static void assertToldThenClosed(String name, String what, List<String> events) {
        List<String> told =
                events.stream().filter(it -> it.startsWith(name + " abandoned ")).toList();
        assertEquals(1, told.size(), events::toString);
        assertTrue(told.getFirst().startsWith(name + " abandoned " + what), told::toString);
        assertTrue(events.getLast().startsWith(name + " closed "), events::toString);
    }

    @Test
    void theEndIsToldLastEvenToAListenerThatIsToldOfAWait() throws Exception {
        List<String> events = of("p", play(Scenario.CLOSED_AS_SOMEBODY_WAITS));

        assertEquals(
                List.of(
                        "p opened under nobody",
                        "p waited for",
                        "p closing CALLED by nobody",
                        "p told of the wait",
                        "p closed after nobody with null [closing of p]"),
                events);
    }

    @Test
    void aFailureAndWhatItCloses() throws Exception {
        List<String> events = play(Scenario.FAILURE);

        assertTrue(
                events.contains("worker function ended OnPurpose [function of worker]"),
                events::toString);
        assertTrue(events.contains("worker closing FUNCTION_FAILED by nobody"), events::toString);
        assertTrue(events.contains("other closing FAILURE by worker"), events::toString);
        assertTrue(
                events.contains("worker closed after nobody with OnPurpose [closing of worker]"),
                events::toString);
    }

    @Test
    void aWishThatComesTrue() throws Exception {
        List<String> parent = of("parent", play(Scenario.WISH));

        assertEquals(1, parent.stream().filter(e -> e.equals("parent close wished")).count());
        assertTrue(parent.contains("parent closing CHILDREN_CLOSED by nobody"), parent::toString);
        assertTrue(parent.get(parent.size() - 1).startsWith("parent closed"), parent::toString);
    }

    @Test
    void aRefusedProcessRunsNoTeardown() throws Exception {
        List<String> late = of("late", play(Scenario.REFUSAL));

        assertFalse(late.contains("late teardown started"), late::toString);
        if (!late.isEmpty()) {
            assertTrue(late.get(0).startsWith("late opened"), late::toString);
            assertTrue(late.get(late.size() - 1).startsWith("late closed"), late::toString);
        }
    }

    @Test
    void everyLinkButThatToTheFirstParent() throws Exception {
        List<String> links =
                play(Scenario.LINKS).stream().filter(event -> event.contains("linked")).toList();

        assertEquals(
                List.of(
                        "a linked to b waits",
                        "a linked to c closes",
                        "b linked to c closes waits",
                        "b linked to d closes waits",
                        "d linked to c closesOnFailure"),
                links);
    }

    @Test
    void aThreadThatWaits() throws Exception {
        assertEquals(List.of("told"), play(Scenario.WAIT));
    }

    @Test
    void aProcessThatIsGarbageWhileItIsOpen() throws Exception {
        assertTrue(play(Scenario.LEAK).contains("forgotten leaked"));
    }

    @Test
    void whatAListenerThrowsHarmsNoProcessAndIsLoggedOnce() throws Exception {
        assertEquals(List.of("CLOSED"), play(Scenario.THROWING_LISTENER));

        log.await(Scenario.LAST); // the copy of the library logs on a thread of its own
        String listener = "listener " + Recording.class.getName() + " "; // another test has others
        List<String> ofListeners =
                log.messagesOf("on purpose").stream().filter(it -> it.contains(listener)).toList();
        assertEquals(1, ofListeners.size(), ofListeners::toString);
    }

    @Test
    void aListenerMustNotWait() throws Exception {
        assertEquals(List.of("IllegalStateException"), play(Scenario.WAITING_LISTENER));
    }

    @Test
    void aListenerMustNotWaitAtAnyEvent() throws Exception {
        assertEquals(List.of(), play(Scenario.WAITING_AT_EACH_EVENT));
    }

    @Test
    void whoeverWantsToIsToldByOneCallOfACloseThatTakesNoTime() throws Exception {
        List<String> events =
                new WatchedLibrary(folder, List.of(EndsAtOnce.class)).play(Scenario.ENDS_AT_ONCE);

        assertEquals(
                List.of("child closed at once PARENT by parent with null"), of("child", events));
        assertEquals(List.of("cleaner closing", "cleaner closed"), of("cleaner", events));
        assertEquals(
                List.of("single closed at once CALLED by nobody with null"), of("single", events));
        assertEquals(List.of("parent closing", "parent closed"), of("parent", events));
        assertEquals(
                List.of(
                        "worker function ended",
                        "worker closed at once FUNCTION_RETURNED by nobody with null"),
                of("worker", events));
        assertEquals(
                List.of(
                        "failing function ended",
                        "failing closed at once FUNCTION_FAILED by nobody with OnPurpose"),
                of("failing", events));
    }

    @Test
    void aListenerThatDoesNotRecordIsToldOfLinksAndClosesOnly() throws Exception {
        List<String> events =
                new WatchedLibrary(folder, List.of(SometimesRecording.class))
                        .play(Scenario.RECORDED_AT_TIMES);

        assertEquals(
                List.of("parent linked", "parent closing", "parent closed"), of("parent", events));
        assertEquals(List.of("child closing", "child closed"), of("child", events));
        assertEquals(
                List.of("single closed at once", "single began to close"), of("single", events));
        assertEquals(
                List.of("worker closed at once", "worker began to close"), of("worker", events));
    }

    @Test
    void aListenerMayBeginToRecordAtAnyMoment() throws Exception {
        List<String> events =
                new WatchedLibrary(folder, List.of(SometimesRecording.class))
                        .play(Scenario.RECORDED_AT_TIMES);

        assertEquals(
                List.of(
                        "late function that began before ended",
                        "late closed at once",
                        "late began to close"),
                of("late", events));
        assertEquals(
                List.of(
                        "cleaner closing",
                        "cleaner teardown that began before ended",
                        "cleaner closed"),
                of("cleaner", events));
        assertEquals(
                List.of(
                        "recorded opened",
                        "recorded function started",
                        "recorded function ended",
                        "recorded closing",
                        "recorded teardown started",
                        "recorded teardown ended",
                        "recorded closed"),
                of("recorded", events));
    }

    @Test
    void fromWhateverMomentAListenerRecordsItIsToldOfEveryCloseAndWhen() throws Exception {
        List<String> events =
                new WatchedLibrary(folder, List.of(SometimesRecording.class))
                        .play(Scenario.RECORDED_FROM_SOME_MOMENT);

        assertEquals(List.of(), events.stream().filter(e -> e.endsWith("at no time")).toList());
        assertEquals(8, of("worker", events).stream().filter(e -> e.contains("closed")).count());
        assertEquals(8, of("cleaner", events).stream().filter(e -> e.contains("closed")).count());
    }

    @Test
    void anIdleChildThatClosesWhileNobodyRecordsIsNotTold() throws Exception {
        List<String> events =
                new WatchedLibrary(folder, List.of(SometimesRecording.class))
                        .play(Scenario.IDLE_CHILDREN);

        assertEquals(List.of(), of("unrecorded", events));
        assertEquals(List.of("later closed at once", "later began to close"), of("later", events));
        assertEquals(
                List.of("recorded opened", "recorded closed at once", "recorded began to close"),
                of("recorded", events));
        assertEquals(List.of("grown closing", "grown closed"), of("grown", events));
        assertEquals(List.of("host closing", "host closed"), of("host", events));
        assertEquals(List.of(), of("guest", events));
    }

    @Test
    void aListenerIsToldOnlyWhatItWantsAndIsAskedForThatOnce() throws Exception {
        List<String> events =
                new WatchedLibrary(folder, List.of(Choosy.class)).play(Scenario.FAMILY);

        assertEquals(
                List.of(
                        "asked for its interests",
                        "child teardown started",
                        "child closed [null]",
                        "parent closed [null]"),
                events);
    }

    @Test
    void ofSeveralListenersEachIsToldWhatItWants() throws Exception {
        List<String> events =
                new WatchedLibrary(folder, List.of(Choosy.class, Recording.class))
                        .play(Scenario.FAMILY);

        assertEquals(
                List.of(
                        "child opened under parent",
                        "child closing PARENT by parent",
                        "child teardown started",
                        "child teardown started",
                        "child teardown ended null [teardown of child]",
                        "child closed [null]",
                        "child closed after nobody with null [closing of child]"),
                of("child", events));
    }

    @Test
    void aFunctionThatBeganUnrecordedIsThereSinceItsProcessWasOpened() throws Exception {
        assertEquals(
                List.of("since it was opened: true"),
                new WatchedLibrary(folder, List.of(SometimesRecording.class))
                        .play(Scenario.BEGAN_UNRECORDED));
    }

    @Test
    void whatIsOpenedWhileAListenerRecordsHasItsOwnTime() throws Exception {
        assertEquals(
                List.of("100 of 100 are exact"),
                new WatchedLibrary(folder, List.of(SometimesRecording.class))
                        .play(Scenario.RECORDED_IN_A_BURST));
    }

    /** The clock of a burst is for those that are not recorded. */
    @Test
    void aRecordedBurstHasNoThreadForItsTime() throws Exception {
        assertEquals(
                List.of(),
                new WatchedLibrary(folder, List.of(RecordingLinks.class))
                        .play(Scenario.A_RECORDED_BURST));
    }

    @Test
    void aListenerThatCannotSayWhetherItRecordsIsToldOfEverything() throws Exception {
        List<String> events =
                new WatchedLibrary(folder, List.of(SometimesRecording.class))
                        .play(Scenario.RECORDED_BY_ONE_THAT_FAILS);

        assertEquals(
                List.of(
                        "worker opened",
                        "worker function started",
                        "worker function ended",
                        "worker closing",
                        "worker teardown started",
                        "worker teardown ended",
                        "worker closed"),
                of("worker", events));
    }

    @Test
    void itIsEnoughThatOneOfSeveralListenersRecords() throws Exception {
        List<String> events =
                new WatchedLibrary(folder, List.of(SometimesRecording.class, Recording.class))
                        .play(Scenario.FUNCTION);

        assertTrue(events.contains("worker function started"), events::toString);
        assertTrue(
                events.contains("worker function ended null [function of worker]"),
                events::toString);
    }

    @Test
    void ofSeveralListenersEachIsToldAndGetsBackWhatItReturned() throws Exception {
        List<String> events =
                new WatchedLibrary(folder, List.of(EndsAtOnce.class, Recording.class))
                        .play(Scenario.FAMILY);

        assertEquals(
                List.of(
                        "child opened under parent",
                        "child closing",
                        "child closing PARENT by parent",
                        "child teardown started",
                        "child teardown ended null [teardown of child]",
                        "child closed",
                        "child closed after nobody with null [closing of child]"),
                of("child", events));
    }

    @Test
    void threadsThatAreInNoListenerMayWaitWhileAnotherIs() throws Exception {
        assertEquals(List.of(), play(Scenario.BUSY_LISTENER));
    }

    @Test
    void theRootsAreTheOpenProcessesWithoutAnOpenParent() throws Exception {
        assertEquals(List.of("parent", "orphan", "CLOSED"), play(Scenario.ROOTS));
    }

    @Test
    void withoutAListenerThereAreNoRoots() {
        assertEquals(List.of(), ProcessProvider.installed().roots());
    }
}
