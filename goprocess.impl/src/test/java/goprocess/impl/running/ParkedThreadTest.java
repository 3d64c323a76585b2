package goprocess.impl.running;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;
import goprocess.impl.messages.Deadline;
import goprocess.impl.protocol.Moment;
import goprocess.impl.protocol.Node;

import org.junit.jupiter.api.Test;

/** Which waits a wait that is judged reckons with: those that will be made, and no others. */
class ParkedThreadTest {
    private final GoProcess awaited = GoProcesses.named("awaited").open();

    @Test
    void oneThatWasRefusedHoldsUpNobody() {
        inAFunction(
                () -> {
                    ParkedThread earlier = enter();
                    earlier.refuse();
                    ParkedThread later = enter();

                    assertFalse(later.reckonsWith(earlier));
                    later.refuse();
                });
    }

    @Test
    void oneThatStandsDoes() {
        inAFunction(
                () -> {
                    ParkedThread earlier = enter();
                    earlier.stand();
                    ParkedThread later = enter();

                    assertTrue(later.reckonsWith(earlier));
                    earlier.refuse();
                    later.refuse();
                });
    }

    /** Of two the later one sees the earlier one, and so only one is refused. */
    @Test
    void oneThatCameLaterAndIsJudgedIsNotWaitedFor() {
        inAFunction(
                () -> {
                    ParkedThread earlier = enter();
                    ParkedThread later = enter();

                    assertFalse(earlier.reckonsWith(later));
                    earlier.refuse();
                    later.refuse();
                });
    }

    /** Only a thread that is in some work is judged. */
    private void inAFunction(Runnable waits) {
        GoProcess function = GoProcesses.go(self -> waits.run());
        assertTrue(function.err().isEmpty(), () -> function.err().toString());
        awaited.close();
    }

    private ParkedThread enter() {
        ParkedThread wait =
                ParkedThread.of((Node) awaited, Moment.CLOSED, Deadline.FOREVER, false, 0);
        wait.enter();
        return wait;
    }
}
