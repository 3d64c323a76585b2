package goprocess.periodic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;
import goprocess.api.ProcessFunction;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Stream;

class ScheduleArgumentsTest {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final ProcessFunction NEVER =
            call -> {
                throw new AssertionError("must not run");
            };

    private final GoProcess parent = GoProcesses.background();
    private final BlockingQueue<Object> queue = new LinkedBlockingQueue<>();

    /** Every method that takes an interval. */
    interface Timed {
        Schedule open(GoProcess parent, Duration interval, ProcessFunction function);
    }

    /** Every method that takes a queue. */
    interface Driven {
        Schedule open(GoProcess parent, BlockingQueue<?> queue, ProcessFunction function);
    }

    static Stream<Timed> timed() {
        return Stream.of(
                Periodic::every,
                Periodic::everyGo,
                Periodic::tick,
                Periodic::tickGo,
                (parent, interval, function) -> Periodic.every(interval, function),
                (parent, interval, function) -> Periodic.everyGo(interval, function),
                (parent, interval, function) -> Periodic.tick(interval, function),
                (parent, interval, function) -> Periodic.tickGo(interval, function));
    }

    static Stream<Driven> driven() {
        return Stream.of(
                Periodic::ticker,
                Periodic::tickerGo,
                Periodic::onSignal,
                Periodic::onSignalGo,
                (parent, queue, function) -> Periodic.ticker(queue, function),
                (parent, queue, function) -> Periodic.tickerGo(queue, function),
                (parent, queue, function) -> Periodic.onSignal(queue, function),
                (parent, queue, function) -> Periodic.onSignalGo(queue, function));
    }

    static Stream<Timed> timedChildren() {
        return timed().limit(4);
    }

    static Stream<Driven> drivenChildren() {
        return driven().limit(4);
    }

    @ParameterizedTest
    @MethodSource("timed")
    void anIntervalOfZeroIsRefused(Timed method) {
        assertThrows(
                IllegalArgumentException.class, () -> method.open(parent, Duration.ZERO, NEVER));
    }

    @ParameterizedTest
    @MethodSource("timed")
    void aNegativeIntervalIsRefused(Timed method) {
        assertThrows(
                IllegalArgumentException.class,
                () -> method.open(parent, Duration.ofNanos(-1), NEVER));
    }

    @ParameterizedTest
    @MethodSource("timed")
    void anIntervalOfNullIsRefused(Timed method) {
        assertThrows(NullPointerException.class, () -> method.open(parent, null, NEVER));
    }

    @ParameterizedTest
    @MethodSource("timed")
    void aTimedFunctionOfNullIsRefused(Timed method) {
        assertThrows(NullPointerException.class, () -> method.open(parent, SECOND, null));
    }

    @ParameterizedTest
    @MethodSource("driven")
    void aQueueOfNullIsRefused(Driven method) {
        assertThrows(NullPointerException.class, () -> method.open(parent, null, NEVER));
    }

    @ParameterizedTest
    @MethodSource("driven")
    void aDrivenFunctionOfNullIsRefused(Driven method) {
        assertThrows(NullPointerException.class, () -> method.open(parent, queue, null));
    }

    @ParameterizedTest
    @MethodSource("timedChildren")
    void aParentOfNullIsRefusedWithAnInterval(Timed method) {
        assertThrows(NullPointerException.class, () -> method.open(null, SECOND, NEVER));
    }

    @ParameterizedTest
    @MethodSource("drivenChildren")
    void aParentOfNullIsRefusedWithAQueue(Driven method) {
        assertThrows(NullPointerException.class, () -> method.open(null, queue, NEVER));
    }

    @ParameterizedTest
    @MethodSource("timedChildren")
    void aClosedParentIsRefusedByName(Timed method) {
        assertNamesTheParent(app -> () -> method.open(app, SECOND, NEVER));
    }

    @ParameterizedTest
    @MethodSource("drivenChildren")
    void aClosedParentIsRefusedByNameWithAQueue(Driven method) {
        assertNamesTheParent(app -> () -> method.open(app, queue, NEVER));
    }

    private interface Opening {
        Executable under(GoProcess app);
    }

    private static void assertNamesTheParent(Opening opening) {
        GoProcess app = GoProcesses.named("closed-app").open();
        app.close();

        IllegalStateException refusal =
                assertThrows(IllegalStateException.class, opening.under(app));

        assertTrue(refusal.getMessage().contains(app.toString()), refusal.getMessage());
    }

    @Test
    void aRefusedIntervalIsNamedTogetherWithTheSchedule() {
        IllegalArgumentException refusal =
                assertThrows(
                        IllegalArgumentException.class,
                        () -> Periodic.named("re\nport").every(Duration.ofSeconds(-2), NEVER));

        assertEquals(
                "re\\nport: the interval must be longer than zero, but is -2 s",
                refusal.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " "})
    void aBlankNameIsRefused(String name) {
        assertThrows(IllegalArgumentException.class, () -> Periodic.named(name));
    }

    @Test
    void aBuilderIsForOneSchedule() {
        ScheduleBuilder builder = Periodic.named("report");
        Schedule schedule = builder.onSignal(queue, NEVER);

        assertThrows(IllegalStateException.class, () -> builder.every(SECOND, NEVER));
        assertThrows(IllegalStateException.class, builder::stopOnFailure);
        schedule.close();
    }

    @ParameterizedTest
    @MethodSource("timed")
    void anIntervalThatTheClockCannotHoldIsForEver(Timed method) {
        Schedule schedule =
                method.open(parent, Duration.ofSeconds(Long.MAX_VALUE, 999_999_999), NEVER);

        schedule.close();
    }
}
