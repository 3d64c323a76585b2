package goprocess.debug.listener;

import goprocess.debug.cycle.CycleWatch;
import goprocess.debug.event.AbandonedEvent;
import goprocess.debug.event.ClosedEvent;
import goprocess.debug.event.ClosingEvent;
import goprocess.debug.event.FunctionEvent;
import goprocess.debug.event.LeakedEvent;
import goprocess.debug.event.LinkedEvent;
import goprocess.debug.event.OpenedEvent;
import goprocess.debug.event.TeardownEvent;
import goprocess.debug.jmx.BeanRegistration;
import goprocess.debug.presence.Late;
import goprocess.debug.presence.Part;
import goprocess.debug.presence.WhileOpen;
import goprocess.debug.socket.Followers;
import goprocess.debug.socket.GraphSocket;
import goprocess.debug.stall.StallWatch;
import goprocess.debug.stall.StallWatch.Stretch;
import goprocess.spi.ProcessEvent;
import goprocess.spi.ProcessLink;
import goprocess.spi.ProcessListener;
import goprocess.spi.ProcessNode;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * The listener for all transitions. It emits an event for each, and notifies the watches for cycles
 * and for closes that take long.
 *
 * <p>It is created with the first process of a JVM, which waits for it. So what that process does
 * not need is loaded late: the events, the watch over closes that take long, the classes for JMX, a
 * logger. A class with one method loads in half the time of a lambda.
 *
 * <p>Without a recording an event only checks that it is not enabled. The JIT compiler removes the
 * object, so a load and a branch remain.
 */
public final class TransitionRecorder implements ProcessListener {
    private final CycleWatch cycles = new CycleWatch(new CycleReport());
    private final Followers followers = new Followers();
    private final EventSwitch events = new EventSwitch();
    private final Late<BeanRegistration> bean = bean();
    private final @Nullable LateStallWatch stalls = LateStallWatch.configured(bean);
    private final WhileOpen outside;

    /** Made by the implementation, once. */
    public TransitionRecorder() {
        List<Part> parts = new ArrayList<>(List.of(events, socket(), bean));
        if (stalls != null) {
            parts.add(stalls);
        }
        outside = new WhileOpen(parts);
        comeBack();
    }

    private Late<GraphSocket> socket() {
        return new Late<>() {
            @Override
            protected GraphSocket make() {
                return new GraphSocket(followers);
            }
        };
    }

    private static Late<BeanRegistration> bean() {
        return new Late<>() {
            @Override
            protected BeanRegistration make() {
                return new BeanRegistration();
            }
        };
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
            stalls.get().closeWished(event.process(), event.time());
        }
    }

    @Override
    public @Nullable Object closing(ProcessEvent.Closing event) {
        if (outside.isWaiting()) {
            comeBack();
        }
        ProcessNode process = event.process();
        // Its duration begins here: what follows loads classes the first time.
        ClosedEvent closed = EventSwitch.isOn() ? ClosedEvent.begun(event.time()) : null;
        if (EventSwitch.isOn()) {
            ClosingEvent.emit(process, event.cause(), event.by(), event.time());
        }
        if (followers.areThere()) {
            followers.tell("closing", process, event.by(), event.cause().name());
        }
        Stretch stretch = watched(process, event.time());
        if (closed != null) {
            closed.attach(stretch);
        }
        cycles.closing(process); // last: it is of use only where there is a cycle
        return closed == null ? stretch : closed;
    }

    /** Null if closes are not watched, or there is no memory for the thread that does it. */
    private @Nullable Stretch watched(ProcessNode process, long time) {
        try {
            return stalls == null ? null : stalls.get().closing(process, time);
        } catch (OutOfMemoryError e) {
            return null; // the next close tries it again
        }
    }

    @Override
    public @Nullable Object functionStarted(ProcessEvent.FunctionStarted event) {
        tell("functionStarted", event.process(), null, null);
        return EventSwitch.isOn() ? new FunctionEvent().begun(event.process(), event.time()) : null;
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
        return EventSwitch.isOn() ? new TeardownEvent().begun(event.process(), event.time()) : null;
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
    public void abandoned(ProcessEvent.Abandoned event) {
        if (EventSwitch.isOn()) {
            AbandonedEvent.emit(event);
        }
        if (followers.areThere()) {
            followers.tell("abandoned", event.process(), event.to(), event.what());
        }
    }

    @Override
    public void closed(ProcessEvent.Closed event) {
        ProcessNode process = event.process();
        if (event.begun() instanceof Stretch watched) { // first: it needs no class of the events
            watched.closed();
        } else if (event.begun() instanceof ClosedEvent begun
                && begun.attachment() instanceof Stretch watched) {
            watched.closed();
        }
        if (EventSwitch.isOn()) {
            ClosedEvent closed =
                    event.begun() instanceof ClosedEvent begun ? begun : new ClosedEvent();
            closed.ended(process, event.last(), event.failure(), event.time());
        }
        tell("closed", process, event.last(), event.failure());
        cycles.gone(process.id());
    }

    /** Such a close cannot take long, and the process cannot be in a cycle. */
    @Override
    public void closedAtOnce(ProcessEvent.ClosedAtOnce event) {
        ProcessNode process = event.process();
        endWish(process.id());
        if (EventSwitch.isOn()) {
            ClosedEvent.emit(event);
        }
        if (followers.areThere()) {
            followers.tell("closing", process, event.by(), event.cause().name());
            tell("closed", process, null, event.failure());
        }
        cycles.gone(process.id());
    }

    @Override
    public void leaked(ProcessEvent.Leaked event) {
        endWish(event.id());
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

    /** A requested close is watched from its request on; this one was not. */
    private void endWish(long id) {
        StallWatch watch = stalls == null ? null : stalls.ifMade();
        if (watch != null) {
            watch.endWish(id);
        }
    }
}
