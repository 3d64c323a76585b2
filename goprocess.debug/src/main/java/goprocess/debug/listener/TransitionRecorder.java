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
import goprocess.debug.jmx.GraphBean;
import goprocess.debug.stall.StallSetting;
import goprocess.debug.stall.StallWatch;
import goprocess.debug.stall.StallWatch.Stretch;
import goprocess.spi.CloseCause;
import goprocess.spi.ProcessLink;
import goprocess.spi.ProcessListener;
import goprocess.spi.ProcessNode;
import goprocess.spi.ProcessProvider;

import org.jspecify.annotations.Nullable;

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
    private final @Nullable StallWatch stalls;

    /** Made by the implementation, once. */
    public TransitionRecorder() {
        EventSwitch.followFlightRecorder();
        stalls =
                StallSetting.threshold()
                        .map(
                                threshold ->
                                        new StallWatch(
                                                threshold,
                                                () -> ProcessProvider.installed().roots(),
                                                Reports::stalled))
                        .orElse(null);
        registerBeanInBackground();
    }

    @Override
    public boolean isRecording() {
        return EventSwitch.isOn();
    }

    @Override
    public void opened(ProcessNode process, @Nullable ProcessNode parent, long time) {
        if (EventSwitch.isOn()) {
            OpenedEvent.emit(process, parent, time);
        }
    }

    @Override
    public void linked(ProcessLink link, long time) {
        if (EventSwitch.isOn()) {
            LinkedEvent.emit(link, time);
        }
        cycles.linked(link);
    }

    @Override
    public @Nullable Object closing(
            ProcessNode process, CloseCause cause, @Nullable ProcessNode by, long time) {
        Stretch stretch = stalls == null ? null : stalls.closing(time);
        ClosedEvent event = null;
        if (EventSwitch.isOn()) {
            ClosingEvent.emit(process, cause, by, time);
            event = ClosedEvent.begun(time, stretch);
        }
        cycles.closing(process);
        return event == null ? stretch : event;
    }

    @Override
    public @Nullable Object functionStarted(ProcessNode process, long time) {
        return EventSwitch.isOn() ? WorkEvent.begun(new FunctionEvent(), process, time) : null;
    }

    @Override
    public void functionEnded(
            ProcessNode process, @Nullable Throwable failure, @Nullable Object started, long time) {
        if (EventSwitch.isOn()) {
            FunctionEvent event =
                    started instanceof FunctionEvent begun ? begun : new FunctionEvent();
            event.ended(process, failure, time);
        }
    }

    @Override
    public @Nullable Object teardownStarted(ProcessNode process, long time) {
        return EventSwitch.isOn() ? WorkEvent.begun(new TeardownEvent(), process, time) : null;
    }

    @Override
    public void teardownEnded(
            ProcessNode process, @Nullable Throwable failure, @Nullable Object started, long time) {
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
        cycles.gone(process.id());
    }

    @Override
    public void leaked(long id, String name, long openedAt, long time) {
        if (EventSwitch.isOn()) {
            LeakedEvent.emit(id, name, openedAt, time);
        }
        cycles.gone(id);
    }

    /** The platform's bean server takes longer to come up than a small program runs. */
    private static void registerBeanInBackground() {
        try {
            Thread.ofPlatform()
                    .daemon()
                    .inheritInheritableThreadLocals(false)
                    .name("goprocess-jmx")
                    .start(TransitionRecorder::registerBean);
        } catch (OutOfMemoryError e) {
            LOG.log(System.Logger.Level.WARNING, "The process graph is not there over JMX", e);
        }
    }

    private static void registerBean() {
        try {
            GraphBean.register();
        } catch (RuntimeException | LinkageError e) {
            // A logger that fails, or a runtime without java.management: one way less to look in.
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
