package goprocess.debug;

import static org.junit.jupiter.api.Assertions.assertEquals;

import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;
import goprocess.debug.listener.Flight;
import goprocess.debug.recording.ProcessRecording;
import goprocess.fixtures.Gate;
import goprocess.spi.ProcessNode;
import goprocess.spi.ProcessProvider;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A recording that is dumped while something hangs says what the live diagnosis of that moment
 * says: culprits, chains, threads and lines. Half of the recordings begin when all is there.
 *
 * <p>{@code -Dgoprocess.seed=N} runs again what failed.
 */
class RecordedHangsTest {
    private static final int HANGS = Integer.getInteger("goprocess.recordedHangs", 60);

    @Test
    void aRandomHangIsToldAsItIsLive() throws Exception {
        long seed = Long.getLong("goprocess.seed", ThreadLocalRandom.current().nextLong());
        System.out.println("RecordedHangsTest: -Dgoprocess.seed=" + seed);
        Random seeds = new Random(seed);
        for (int i = 0; i < HANGS; i++) {
            Random random = new Random(seeds.nextLong());
            boolean fromTheStart = random.nextBoolean();
            try (Flight flight = fromTheStart ? Flight.begun() : Flight.planned();
                    RandomHang hang = new RandomHang(random, i)) {
                hang.begin();
                Closing.await(() -> isAlone(hang));
                if (!fromTheStart) {
                    flight.recording().start();
                }
                assertAgree(
                        flight,
                        hang.root.id(),
                        "seed " + seed + ", hang " + i + ", " + hang.kind + ", " + fromTheStart);
            }
        }
    }

    /** Neighbours are on their way down for a moment. */
    private static boolean isAlone(RandomHang hang) {
        List<Finding> findings = ProcessGraph.capture(hang.root).diagnose().findings();
        return findings.size() == 1 && hang.isCulprit(findings.getFirst().culprit());
    }

    /** Returns the last of the findings that both have. */
    private static Finding assertAgree(Flight flight, long first, String where) throws IOException {
        List<Finding> live = from(first, ProcessGraph.capture().diagnose());
        ProcessRecording recording = flight.read();
        Diagnosis diagnosis = recording.graphAt(recording.end()).diagnose();
        List<Finding> recorded = from(first, diagnosis);
        assertEquals(
                live.stream().map(RecordedHangsTest::told).toList(),
                recorded.stream().map(RecordedHangsTest::told).toList(),
                () -> where + " " + recording.missing() + " " + diagnosis);
        return recorded.getLast();
    }

    /** Of the processes from a number on: what others left behind is not looked at. */
    private static List<Finding> from(long first, Diagnosis diagnosis) {
        return diagnosis.findings().stream()
                .filter(finding -> finding.culprit().id() >= first)
                .toList();
    }

    private static String told(Finding finding) {
        return finding.getClass().getSimpleName()
                + " "
                + finding.chain()
                + finding.thread()
                        .map(
                                thread ->
                                        " on #"
                                                + thread.tid()
                                                + " \""
                                                + thread.name()
                                                + "\" "
                                                + thread.state()
                                                + thread.stack().stream()
                                                        .map(StackTraceElement::toString)
                                                        .toList())
                        .orElse("");
    }

    @Test
    void aCallbackThatDoesNotReturn() throws Exception {
        try (Flight flight = Flight.begun();
                Gate gate = new Gate()) {
            GoProcess app = GoProcesses.named("app").open();
            app.closing().onRaised(gate::passUninterruptibly);
            app.closeAsync();
            gate.awaitReached();
            Closing.await(() -> isParked(app));
            assertEquals(StuckCallback.class, assertAgree(flight, app.id(), "callback").getClass());
            gate.open();
            app.close();
        }
    }

    @Test
    void aSecondCopyOfTheLibraryThatIsIdleChangesNothing() throws Exception {
        try (OtherLibrary other = OtherLibrary.load()) {
            other.open("app").close();
            aCallbackThatDoesNotReturn();
        }
    }

    @Test
    void aTeardownThatWaitsForSomebodyElse() throws Exception {
        try (Flight flight = Flight.begun()) {
            GoProcess other = GoProcesses.named("other").open();
            GoProcess app = GoProcesses.named("app").teardown(() -> other.closed().await()).open();
            app.closeAsync();
            Closing.await(() -> !waits(other).isEmpty());
            assertEquals(
                    NeverAskedToClose.class,
                    assertAgree(flight, other.id(), "teardown").getClass());
            other.close();
            app.close();
        }
    }

    @Test
    void aWaitForBackground() throws Exception {
        Garbage garbage = new Garbage();
        waitsForBackground(garbage);
        garbage.collect();
    }

    /** In a frame of its own, which forgets the process. */
    private static void waitsForBackground(Garbage garbage) throws IOException {
        try (Flight flight = Flight.begun()) {
            GoProcess app = garbage.open("app");
            app.waitFor(GoProcesses.background());
            app.closeAsync();
            assertEquals(
                    WaitingForBackground.class,
                    assertAgree(flight, app.id(), "background").getClass());
        }
    }

    /** Whoever gives up a function may give up the teardown with it that begins then. */
    @Test
    void whatWasGivenUpAndGoesOn() throws Exception {
        boolean told = false;
        while (!told) {
            try (Flight flight = Flight.begun();
                    Gate function = new Gate();
                    Gate teardown = new Gate()) {
                GoProcess app =
                        GoProcesses.named("app")
                                .teardown(teardown::passUninterruptibly)
                                .go(self -> function.passUninterruptibly());
                function.awaitReached();
                app.closeAsync();
                app.abandon();
                teardown.awaitReached();
                Closing.await(() -> isParked(app));
                told = !app.closed().isRaised();
                if (told) {
                    assertEquals(
                            Abandoned.class, assertAgree(flight, app.id(), "abandoned").getClass());
                }
                function.open();
                teardown.open();
                app.err();
            }
        }
    }

    /** Whoever has reached a gate is on its way to wait there. */
    private static boolean isParked(GoProcess process) {
        return ProcessGraph.capture(process).diagnose().findings().stream()
                .allMatch(
                        finding -> finding.thread().orElseThrow().state() == Thread.State.WAITING);
    }

    private static List<ProcessNode.Wait> waits(GoProcess process) {
        return ProcessProvider.installed().node(process).waits();
    }
}
