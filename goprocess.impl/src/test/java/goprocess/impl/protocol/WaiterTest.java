package goprocess.impl.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import goprocess.api.GoProcesses;
import goprocess.spi.CloseCause;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who waits is raised once, unless it was taken back before. */
class WaiterTest {
    private static final class Counted extends Waiter {
        int raised;

        Counted(Node node, Moment moment) {
            super(node, moment);
        }

        @Override
        protected void raise(Cascade cascade) {
            raised++;
        }
    }

    @ParameterizedTest
    @CsvSource({"0,1", "0,2", "1,0", "1,2", "2,0", "2,1"})
    void whoStaysIsRaisedWhoeverLeavesBefore(int first, int second) {
        for (Moment moment : Moment.values()) {
            Node node = (Node) GoProcesses.named("awaited").open();
            Counted[] waiters = {
                new Counted(node, moment), new Counted(node, moment), new Counted(node, moment)
            };
            for (Counted waiter : waiters) {
                node.register(waiter);
            }

            node.unregister(waiters[first]);
            node.unregister(waiters[second]);
            node.close();

            for (int i = 0; i < waiters.length; i++) {
                assertEquals(i == first || i == second ? 0 : 1, waiters[i].raised, "" + i);
            }
        }
    }

    @Test
    void whoWasTakenByACascadeIsNotTakenBack() {
        Node node = (Node) GoProcesses.named("awaited").open();
        Counted waiter = new Counted(node, Moment.CLOSING);
        node.register(waiter);
        Cascade cascade = new Cascade();
        node.begin(CloseCause.CALLED, null, cascade);

        node.unregister(waiter);
        cascade.run();

        assertEquals(1, waiter.raised);
    }

    @Test
    void whoComesTooLateIsNotEntered() {
        Node node = (Node) GoProcesses.named("awaited").open();
        node.close();

        for (Moment moment : Moment.values()) {
            assertFalse(node.register(new Counted(node, moment)), moment.name());
        }
    }
}
