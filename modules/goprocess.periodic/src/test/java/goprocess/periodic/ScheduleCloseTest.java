package goprocess.periodic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;
import goprocess.api.Signal;
import goprocess.api.State;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;

class ScheduleCloseTest {
    private static final Duration FOR_EVER = Duration.ofSeconds(Long.MAX_VALUE);

    private final Calls calls = new Calls(Clock.SYSTEM);
    private final BlockingQueue<Object> queue = new LinkedBlockingQueue<>();

    @Test
    void closingStopsAScheduleThatSleeps() {
        Schedule schedule = Periodic.every(FOR_EVER, calls);

        schedule.close();

        assertEquals(0, calls.pending());
    }

    @Test
    void closingStopsATickThatIsFarAway() {
        Schedule schedule = Periodic.tick(FOR_EVER, calls);

        schedule.close();

        assertEquals(0, calls.pending());
    }

    @Test
    void closingAsksTheCallsThatRunToClose() throws InterruptedException {
        Schedule schedule = Periodic.onSignalGo(queue, call -> calls.run(call));
        queue.add(1);
        queue.add(2);
        GoProcess first = calls.process();
        GoProcess second = calls.process();

        schedule.closeAsync();

        assertTrue(first.closing().isRaised());
        assertTrue(second.closing().isRaised());
        calls.endAll();
        schedule.close();
    }

    @Test
    void theScheduleClosesAfterItsCalls() throws InterruptedException {
        Schedule schedule = Periodic.onSignal(queue, calls);
        queue.add(1);
        GoProcess call = calls.process();
        schedule.closeAsync();

        assertFalse(schedule.closed().isRaised());
        calls.end();
        schedule.close();

        assertEquals(State.CLOSED, call.state());
    }

    @Test
    void noCallStartsAfterTheClose() {
        FakeClock clock = new FakeClock();
        Schedule schedule = new ScheduleBuilder("tick", clock).tick(Duration.ofNanos(10), calls);
        schedule.close();

        clock.pass(100);

        assertEquals(0, calls.pending());
    }

    @Test
    void aCallThatFellDueJustBeforeTheCloseDoesNotStart() {
        Trigger closesWhenDue =
                new Trigger() {
                    private boolean due = true;

                    @Override
                    public boolean awaitDue(Signal closing) throws InterruptedException {
                        closing.await();
                        boolean first = due;
                        due = false;
                        return first;
                    }
                };
        GoProcess schedule =
                GoProcesses.go(
                        new CallLoop(
                                new TimedCalls(closesWhenDue, calls),
                                new CallStart("call"),
                                true,
                                false,
                                new CallFailures()));

        calls.endAll();
        schedule.close();

        assertEquals(0, calls.pending());
    }

    @Test
    void aParentClosesItsScheduleFirst() {
        List<String> order = new CopyOnWriteArrayList<>();
        GoProcess app = GoProcesses.withTeardown(() -> order.add("app"));
        Periodic.named("report")
                .parent(app)
                .teardown(() -> order.add("report"))
                .every(FOR_EVER, calls);

        app.close();

        assertEquals(List.of("report", "app"), order);
    }

    @Test
    void theScheduleClosesAfterWhatItWaitsFor() throws InterruptedException {
        GoProcess other = GoProcesses.named("other").open();
        Schedule schedule = Periodic.named("report").waitFor(other).every(FOR_EVER, calls);

        schedule.closeAsync();

        assertFalse(schedule.closed().isRaised());
        other.close();
        schedule.closed().await();
    }

    @Test
    void aCallMayCloseItsSchedule() throws InterruptedException {
        BlockingQueue<GoProcess> self = new LinkedBlockingQueue<>();
        Schedule schedule = Periodic.onSignal(queue, call -> self.take().closeAsync());
        queue.add(1);

        self.add(schedule);

        schedule.closed().await();
    }

    @Test
    void callsAreNamedAfterTheirSchedule() throws InterruptedException {
        Schedule schedule = Periodic.named("report").onSignal(queue, calls);
        queue.add(1);

        GoProcess call = calls.process();

        assertEquals("report", schedule.name());
        assertEquals("report-call", call.name());
        calls.endAll();
        schedule.close();
    }

    @Test
    void tenThousandIdleSchedulesNeedNoThreadOfThePlatform() {
        GoProcess app = GoProcesses.named("app").open();
        int before = Thread.getAllStackTraces().size();
        for (int i = 0; i < 10_000; i++) {
            Periodic.every(app, FOR_EVER, calls);
        }

        int after = Thread.getAllStackTraces().size();
        app.close();

        // The carriers and timers of the JDK, whose number does not depend on that of schedules.
        int limit = before + 2 * Runtime.getRuntime().availableProcessors() + 10;
        assertTrue(after <= limit, before + " threads before, " + after + " after");
    }
}
