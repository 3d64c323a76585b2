package goprocess.debug.listener;

import goprocess.debug.cycle.Cycle;
import goprocess.debug.cycle.CycleWatch;
import goprocess.debug.event.ClosedEvent;
import goprocess.debug.event.ClosingEvent;
import goprocess.debug.event.FunctionEvent;
import goprocess.debug.event.LeakedEvent;
import goprocess.debug.event.LinkedEvent;
import goprocess.debug.event.OpenedEvent;
import goprocess.debug.event.TeardownEvent;
import goprocess.debug.event.WorkEvent;
import goprocess.debug.graph.Capture;
import goprocess.debug.jmx.BeanRegistration;
import goprocess.debug.presence.Part;
import goprocess.debug.presence.WhileOpen;
import goprocess.debug.socket.Followers;
import goprocess.debug.socket.GraphSocket;
import goprocess.debug.stall.StallDump;
import goprocess.debug.stall.StallReport;
import goprocess.debug.stall.StallSetting;
import goprocess.debug.stall.StallWatch;
import goprocess.debug.stall.StallWatch.Stretch;
import goprocess.spi.ProcessEvent;
import goprocess.spi.ProcessLink;
import goprocess.spi.ProcessListener;
import goprocess.spi.ProcessNode;
import goprocess.spi.ProcessProvider;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The listener for all transitions. It emits an event for each, and notifies the watches for cycles
 * and for closes that take long.
 *
 * <p>It is created with the first process of a JVM, so what few programs need is loaded late: a
 * logger, and the classes for JMX.
 *
 * <p>Without a recording an event only checks that it is not enabled. The JIT compiler removes the
 * object, so a load and a branch remain.
 */
public final class TransitionRecorder implements ProcessListener {
    private final CycleWatch cycles = new CycleWatch(TransitionRecorder::report);
    private final Followers followers = new Followers();
    private final EventSwitch events = new EventSwitch();
    private final @Nullable StallWatch stalls;
    private final WhileOpen outside;

    /** Made by the implementation, once. */
    public TransitionRecorder() {
        this(() -> ProcessProvider.installed().roots());
    }

    private TransitionRecorder(Supplier<List<ProcessNode>> roots) {
        BeanRegistration bean = new BeanRegistration();
        StallReport report =
                (id, name, age, diagnosis) -> {
                    Reports.stalled(id, name, age, diagnosis);
                    bean.stalled(id, name, age, diagnosis);
                };
        stalls =
                StallSetting.threshold()
                        .map(
                                threshold ->
                                        new StallWatch(
                                                threshold, Capture::everything, report, dump()))
                        .orElse(null);
        List<Part> parts = new ArrayList<>(List.of(events, socket(), bean));
        if (stalls != null) {
            parts.add(stalls);
        }
        outside = new WhileOpen(parts, roots);
        comeBack();
    }

    /** The socket. It is created on a background thread when the first process is open. */
    private Part socket() {
        return new Part() {
            private @Nullable GraphSocket socket;

            @Override
            public void come() {
                if (socket == null) {
                    socket = new GraphSocket(followers);
                }
                socket.come();
            }

            @Override
            public void go() {
                if (socket != null) {
                    socket.go();
                }
            }
        };
    }

    private static @Nullable StallDump dump() {
        return System.getProperty(StallDump.PROPERTY) == null
                ? null
                : StallDump.configured().orElse(null);
    }

    /**
     * Lets the parts come back: a process is open. Its opening was not reported if nothing was open
     * before.
     */
    private void comeBack() {
        events.come(); // at once, so that a recording contains this transition
        outside.opened();
    }

    @Override
    public Set<Interest> interests() {
        return EnumSet.complementOf(EnumSet.of(Interest.CALLBACK, Interest.WAITING));
    }

    @Override
    public boolean isRecording() {
        return EventSwitch.isOn() || outside.isWaiting() || followers.areThere();
    }

    @Override
    public void opened(ProcessEvent.Opened event) {
        if (outside.isWaiting()) {
            comeBack();
        }
        if (EventSwitch.isOn()) {
            OpenedEvent.emit(event.process(), event.parent(), event.time());
        }
        if (followers.areThere()) {
            followers.tell("opened", event.process(), event.parent(), null);
        }
    }

    @Override
    public void linked(ProcessEvent.Linked event) {
        ProcessLink link = event.link();
        if (EventSwitch.isOn()) {
            LinkedEvent.emit(link, event.time());
        }
        if (followers.areThere()) {
            followers.tell("linked", link.from(), link.to(), null);
        }
        cycles.linked(link);
    }

    @Override
    public void closeWished(ProcessEvent.CloseWished event) {
        if (stalls != null) {
            stalls.closeWished(event.process(), event.time());
        }
    }

    @Override
    public @Nullable Object closing(ProcessEvent.Closing event) {
        if (outside.isWaiting()) {
            comeBack();
        }
        ProcessNode process = event.process();
        Stretch stretch = stalls == null ? null : stalls.closing(process, event.time());
        ClosedEvent closed = null;
        if (EventSwitch.isOn()) {
            ClosingEvent.emit(process, event.cause(), event.by(), event.time());
            closed = ClosedEvent.begun(event.time(), stretch);
        }
        if (followers.areThere()) {
            followers.tell("closing", process, event.by(), event.cause().name());
        }
        cycles.closing(process);
        return closed == null ? stretch : closed;
    }

    @Override
    public @Nullable Object functionStarted(ProcessEvent.FunctionStarted event) {
        tell("functionStarted", event.process(), null, null);
        return EventSwitch.isOn()
                ? WorkEvent.begun(new FunctionEvent(), event.process(), event.time())
                : null;
    }

    @Override
    public void functionEnded(ProcessEvent.FunctionEnded event) {
        tell("functionEnded", event.process(), null, event.failure());
        if (EventSwitch.isOn()) {
            FunctionEvent ended =
                    event.begun() instanceof FunctionEvent begun ? begun : new FunctionEvent();
            ended.ended(event.process(), event.failure(), event.time());
        }
    }

    @Override
    public @Nullable Object teardownStarted(ProcessEvent.TeardownStarted event) {
        tell("teardownStarted", event.process(), null, null);
        return EventSwitch.isOn()
                ? WorkEvent.begun(new TeardownEvent(), event.process(), event.time())
                : null;
    }

    @Override
    public void teardownEnded(ProcessEvent.TeardownEnded event) {
        tell("teardownEnded", event.process(), null, event.failure());
        if (EventSwitch.isOn()) {
            TeardownEvent ended =
                    event.begun() instanceof TeardownEvent begun ? begun : new TeardownEvent();
            ended.ended(event.process(), event.failure(), event.time());
        }
    }

    @Override
    public void closed(ProcessEvent.Closed event) {
        ProcessNode process = event.process();
        ClosedEvent begun = event.begun() instanceof ClosedEvent closed ? closed : null;
        Object watched = begun == null ? event.begun() : begun.attachment();
        if (watched instanceof Stretch stretch) {
            stretch.closed();
        }
        if (EventSwitch.isOn()) {
            (begun == null ? new ClosedEvent() : begun)
                    .ended(process, event.last(), event.failure(), event.time());
        }
        tell("closed", process, event.last(), event.failure());
        cycles.gone(process.id());
    }

    /** Such a close cannot take long, and the process cannot be in a cycle. */
    @Override
    public void closedAtOnce(ProcessEvent.ClosedAtOnce event) {
        ProcessNode process = event.process();
        if (stalls != null) {
            stalls.endWish(process.id());
        }
        if (EventSwitch.isOn()) {
            ClosingEvent.emit(process, event.cause(), event.by(), event.closingAt());
            ClosedEvent.emit(process, event.failure(), event.closingAt(), event.time());
        }
        if (followers.areThere()) {
            followers.tell("closing", process, event.by(), event.cause().name());
            tell("closed", process, null, event.failure());
        }
        cycles.gone(process.id());
    }

    @Override
    public void leaked(ProcessEvent.Leaked event) {
        if (stalls != null) {
            stalls.endWish(event.id());
        }
        if (EventSwitch.isOn()) {
            LeakedEvent.emit(event.id(), event.name(), event.openedAt(), event.time());
        }
        cycles.gone(event.id());
    }

    private void tell(
            String event,
            ProcessNode process,
            @Nullable ProcessNode other,
            @Nullable Throwable failure) {
        if (followers.areThere()) {
            // The message is not used, since the user's code may compute it.
            String failed = failure == null ? null : failure.getClass().getName();
            followers.tell(event, process, other, failed);
        }
    }

    private static void report(Cycle cycle) {
        Reports.waitCycle(cycle);
        System.getLogger("goprocess.debug")
                .log(
                        System.Logger.Level.WARNING,
                        "These processes wait for each other and can never close: {0}."
                                + " Remove one of the links.",
                        cycle);
    }
}
