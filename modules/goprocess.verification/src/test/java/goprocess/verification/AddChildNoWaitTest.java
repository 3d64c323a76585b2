package goprocess.verification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;
import goprocess.api.State;
import goprocess.fixtures.Gate;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.List;

/** The row {@code p.addChildNoWait(q)} of the table. */
class AddChildNoWaitTest {
    private final GoProcess p = GoProcesses.named("p").open();

    @Test
    void theChildBeginsToCloseWhenItsParentDoes() {
        GoProcess q = GoProcesses.named("q").open();
        p.addChildNoWait(q);
        assertEquals(State.RUNNING, q.state());

        p.closeAsync();

        assertTrue(q.closing().isRaised());
        q.close();
    }

    @Test
    void theParentDoesNotWaitForIt() {
        Gate gate = new Gate();
        GoProcess q = GoProcesses.withTeardown(gate::pass);
        p.addChildNoWait(q);

        p.close();

        assertEquals(State.CLOSING, q.state());
        gate.open();
        q.close();
    }

    @Test
    void theChildMayCloseBeforehand() {
        GoProcess q = GoProcesses.named("q").open();
        p.addChildNoWait(q);

        q.close();

        assertEquals(State.RUNNING, p.state());
        p.close();
    }

    @ParameterizedTest
    @EnumSource(
            value = Held.Stage.class,
            names = {"CLOSING", "TEARING_DOWN", "CLOSED"})
    void underAParentThatIsNotRunningTheChildHasBegunToCloseWhenTheCallReturns(Held.Stage stage)
            throws InterruptedException {
        GoProcess q = GoProcesses.named("q").open();
        try (Held held = Held.at(stage)) {
            held.process().addChildNoWait(q);

            assertTrue(q.closing().isRaised());
        }
        q.close();
    }

    @Test
    void aChildThatIsClosedAlreadyIsHarmless() {
        GoProcess q = GoProcesses.named("q").open();
        q.close();

        p.addChildNoWait(q);

        p.close();
    }

    @Test
    void theSameLinkTwiceIsHarmless() {
        GoProcess q = GoProcesses.named("q").open();
        p.addChildNoWait(q);
        p.addChildNoWait(q);

        p.close();
        q.close();
    }

    @Test
    void withWaitForItIsTheSameAsAddChild() {
        Recorder recorder = new Recorder();
        GoProcess parent = GoProcesses.withTeardown(recorder.teardown("parent"));
        GoProcess child = GoProcesses.withTeardown(recorder.teardown("child"));
        parent.addChildNoWait(child);
        parent.waitFor(child);

        parent.close();

        assertEquals(List.of("child", "parent"), recorder.events());
    }

    @Test
    void afterAddChildItTakesNothingAway() {
        Recorder recorder = new Recorder();
        GoProcess parent = GoProcesses.withTeardown(recorder.teardown("parent"));
        GoProcess child = GoProcesses.withTeardown(recorder.teardown("child"));
        parent.addChild(child);
        parent.addChildNoWait(child);

        parent.close();

        assertEquals(List.of("child", "parent"), recorder.events());
    }

    @Test
    void processesThatCloseEachOtherClose() {
        GoProcess q = GoProcesses.named("q").open();
        p.addChildNoWait(q);
        q.addChildNoWait(p);

        q.close();

        p.close();
    }

    @Test
    void racingWithCloseTheChildAlwaysBeginsToClose() throws Throwable {
        try (Race race = new Race()) {
            for (int i = 0; i < Race.ROUNDS; i++) {
                GoProcess parent = GoProcesses.named("parent").open();
                GoProcess child = GoProcesses.named("child").open();

                race.run(parent::closeAsync, () -> parent.addChildNoWait(child));

                assertTrue(child.closing().isRaised());
            }
        }
    }
}
