package goprocess.periodic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;
import goprocess.api.RefusedException;

import org.junit.jupiter.api.Test;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** A call that is refused something has failed, unless its time is over. */
class RefusedCallTest {
    private final GoProcess app = GoProcesses.named("app").open();
    private final Calls calls = new Calls(Clock.SYSTEM);
    private final BlockingQueue<Object> queue = new LinkedBlockingQueue<>();

    /** One whose teardown has begun, so that it takes nothing, and so late in every close. */
    private final GoProcess refuser = GoProcesses.named("refuser").open();

    private Schedule opened() {
        return Periodic.named("schedule")
                .parent(app)
                .stopOnFailure()
                .onSignal(
                        queue,
                        call -> {
                            calls.run(call);
                            refuser.go(self -> {});
                        });
    }

    @Test
    void whileTheScheduleClosesItIsNoFailure() throws InterruptedException {
        Schedule schedule = opened();
        queue.add(1);
        GoProcess call = calls.process();
        refuser.close();

        app.closeAsync();
        calls.endAll();
        app.close();

        assertEquals(0, schedule.failures());
        assertTrue(call.err().isEmpty());
        assertTrue(schedule.err().isEmpty());
    }

    /** As a sealed queue refuses an element. */
    @Test
    void whatWouldBeLostIsAFailureInAnyCase() throws InterruptedException {
        Schedule schedule =
                Periodic.named("schedule")
                        .parent(app)
                        .onSignal(
                                queue,
                                call -> {
                                    calls.run(call);
                                    throw new Lost(refuser);
                                });
        queue.add(1);
        GoProcess call = calls.process();
        refuser.close();

        app.closeAsync();
        calls.endAll();
        app.close();

        assertEquals(1, schedule.failures());
        assertInstanceOf(Lost.class, call.err().orElseThrow());
    }

    private static final class Lost extends RefusedException {
        private static final long serialVersionUID = 1;

        Lost(GoProcess refuser) {
            super("an element is refused", refuser);
        }

        @Override
        public boolean isAnswerToClosing() {
            return false;
        }
    }

    @Test
    void whileItRunsItIsOne() throws InterruptedException {
        Schedule schedule = opened();
        queue.add(1);
        calls.process();
        refuser.close();

        calls.endAll();

        Throwable failure = schedule.err().orElseThrow();
        assertInstanceOf(RefusedException.class, failure.getCause());
        assertEquals(1, schedule.failures());
        app.close();
    }
}
