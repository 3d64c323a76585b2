package goprocess.debug;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;
import goprocess.debug.listener.Flight;
import goprocess.fixtures.Gate;

import org.junit.jupiter.api.Test;

/** Callbacks that hold a close, in a recording as in the live diagnosis. */
@NothingLeftOpen
class RecordedCallbackHangsTest {
    @Test
    void aCallbackThatDoesNotReturn() throws Exception {
        try (Flight flight = Flight.begun();
                Gate gate = new Gate()) {
            GoProcess app = GoProcesses.named("app").open();
            app.closing().onRaised(gate::passUninterruptibly);
            app.closeAsync();
            gate.awaitReached();
            Closing.await(() -> LiveAndRecorded.isParked(app));
            assertEquals(
                    StuckCallback.class,
                    LiveAndRecorded.assertAgree(flight, app.id(), "callback").getClass());
            gate.open();
            app.close();
        }
    }

    @Test
    void aRowOfCallbacksOfEachSignal() throws Exception {
        try (Flight flight = Flight.begun();
                Gate child = new Gate();
                Gate closing = new Gate();
                Gate childrenClosed = new Gate()) {
            GoProcess app = GoProcesses.named("app").open();
            app.go("child", self -> child.pass());
            app.closing().onRaised(closing::passUninterruptibly);
            app.childrenClosed().onRaised(() -> pass(childrenClosed));
            app.closeAsync();
            closing.awaitReached();
            child.open();
            childrenClosed.awaitReached();
            Closing.await(() -> LiveAndRecorded.isParked(app));
            Finding last = LiveAndRecorded.assertAgree(flight, app.id(), "two rows");
            assertTrue(
                    Found.isInTest(last, RecordedCallbackHangsTest.class, "pass"), last::toString);
            closing.open();
            childrenClosed.open();
            app.close();
        }
    }

    private static void pass(Gate gate) {
        gate.passUninterruptibly();
    }

    @Test
    void aSecondCopyOfTheLibraryThatIsIdleChangesNothing() throws Exception {
        try (OtherLibrary other = OtherLibrary.load()) {
            other.becomeIdle();
            aCallbackThatDoesNotReturn();
        }
    }
}
