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
import goprocess.spi.CloseCause;
import goprocess.spi.ProcessLink;
import goprocess.spi.ProcessListener;
import goprocess.spi.ProcessNode;
import goprocess.spi.ProcessProvider;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * What the implementation tells of every transition: makes an event of each, and hands on to those
 * that look for cycles of waits and for closes that take long.
 *
 * <p>Without a recording an event is asked whether it is enabled, and is not. The JIT compiler
 * removes the object; what is left is a load and a branch.
 */
public final class TransitionRecorder implements ProcessListener {
    private static final System.Logger LOG = System.getLogger("goprocess.debug");

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
                                                threshold,
                                                roots,
                                                report,
                                                StallDump.configured().orElse(null)))
                        .orElse(null);
        List<Part> parts = new ArrayList<>(List.of(events, new GraphSocket(followers), bean));
        if (stalls != null) {
            parts.add(stalls);
        }
        outside = new WhileOpen(parts, roots);
        comeBack();
    }

    /** A process is open, and was not told of if nothing was open before it. */
    private void comeBack() {
        events.come(); // At once: a recording has this transition in it.
        outside.opened();
    }

    @Override
    public boolean isRecording() {
        return EventSwitch.isOn() || outside.isWaiting() || followers.areThere();
    }

    @Override
    public void opened(ProcessNode process, @Nullable ProcessNode parent, long time) {
        if (outside.isWaiting()) {
            comeBack();
        }
        if (EventSwitch.isOn()) {
            OpenedEvent.emit(process, parent, time);
        }
        if (followers.areThere()) {
            followers.tell("opened", process, parent, null);
        }
    }

    @Override
    public void linked(ProcessLink link, long time) {
        if (EventSwitch.isOn()) {
            LinkedEvent.emit(link, time);
        }
        if (followers.areThere()) {
            followers.tell("linked", link.from(), link.to(), null);
        }
        cycles.linked(link);
    }

    @Override
    public @Nullable Object closing(
            ProcessNode process, CloseCause cause, @Nullable ProcessNode by, long time) {
        if (outside.isWaiting()) {
            comeBack();
        }
        Stretch stretch = stalls == null ? null : stalls.closing(time);
        ClosedEvent event = null;
        if (EventSwitch.isOn()) {
            ClosingEvent.emit(process, cause, by, time);
            event = ClosedEvent.begun(time, stretch);
        }
        if (followers.areThere()) {
            followers.tell("closing", process, by, cause.name());
        }
        cycles.closing(process);
        return event == null ? stretch : event;
    }

    @Override
    public @Nullable Object functionStarted(ProcessNode process, long time) {
        tell("functionStarted", process, null, null);
        return EventSwitch.isOn() ? WorkEvent.begun(new FunctionEvent(), process, time) : null;
    }

    @Override
    public void functionEnded(
            ProcessNode process, @Nullable Throwable failure, @Nullable Object started, long time) {
        tell("functionEnded", process, null, failure);
        if (EventSwitch.isOn()) {
            FunctionEvent event =
                    started instanceof FunctionEvent begun ? begun : new FunctionEvent();
            event.ended(process, failure, time);
        }
    }

    @Override
    public @Nullable Object teardownStarted(ProcessNode process, long time) {
        tell("teardownStarted", process, null, null);
        return EventSwitch.isOn() ? WorkEvent.begun(new TeardownEvent(), process, time) : null;
    }

    @Override
    public void teardownEnded(
            ProcessNode process, @Nullable Throwable failure, @Nullable Object started, long time) {
        tell("teardownEnded", process, null, failure);
        if (EventSwitch.isOn()) {
            TeardownEvent event =
                    started instanceof TeardownEvent begun ? begun : new TeardownEvent();
            event.ended(process, failure, time);
        }
    }

    @Override
    public void closed(
            ProcessNode process,
            @Nullable ProcessNode last,
            @Nullable Throwable failure,
            @Nullable Object closing,
            long time) {
        ClosedEvent begun = closing instanceof ClosedEvent event ? event : null;
        Object watched = begun == null ? closing : begun.attachment();
        if (watched instanceof Stretch stretch) {
            stretch.closed();
        }
        if (EventSwitch.isOn()) {
            (begun == null ? new ClosedEvent() : begun).ended(process, last, failure, time);
        }
        tell("closed", process, last, failure);
        cycles.gone(process.id());
    }

    /** No close that can take long, and no cycle can have this process in it. */
    @Override
    public void closedAtOnce(
            ProcessNode process,
            CloseCause cause,
            @Nullable ProcessNode by,
            @Nullable Throwable failure,
            long closingAt,
            long time) {
        if (EventSwitch.isOn()) {
            ClosingEvent.emit(process, cause, by, closingAt);
            ClosedEvent.emit(process, failure, closingAt, time);
        }
        if (followers.areThere()) {
            followers.tell("closing", process, by, cause.name());
            tell("closed", process, null, failure);
        }
        cycles.gone(process.id());
    }

    @Override
    public void leaked(long id, String name, long openedAt, long time) {
        if (EventSwitch.isOn()) {
            LeakedEvent.emit(id, name, openedAt, time);
        }
        cycles.gone(id);
    }

    private void tell(
            String event,
            ProcessNode process,
            @Nullable ProcessNode other,
            @Nullable Throwable failure) {
        if (followers.areThere()) {
            // Not its message: to make one may be the user's code.
            String failed = failure == null ? null : failure.getClass().getName();
            followers.tell(event, process, other, failed);
        }
    }

    private static void report(Cycle cycle) {
        Reports.waitCycle(cycle);
        LOG.log(
                System.Logger.Level.WARNING,
                "These processes wait for each other and can never close: {0}."
                        + " Take out one of the links.",
                cycle);
    }
}
