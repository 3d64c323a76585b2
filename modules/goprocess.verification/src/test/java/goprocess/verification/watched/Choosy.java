package goprocess.verification.watched;

import goprocess.spi.ProcessEvent;
import goprocess.spi.ProcessListener;

import java.util.EnumSet;
import java.util.Set;

/** A listener that has two interests, and records each time it is asked for them. */
public final class Choosy implements ProcessListener {
    @Override
    public Set<Interest> interests() {
        Recording.add("asked for its interests");
        return EnumSet.of(Interest.TEARDOWN, Interest.CLOSED);
    }

    @Override
    public void opened(ProcessEvent.Opened event) {
        Recording.add(event.process().name() + " opened, which was not wanted");
    }

    @Override
    public Object closing(ProcessEvent.Closing event) {
        Recording.add(event.process().name() + " closing, which was not wanted");
        return event;
    }

    @Override
    public Object functionStarted(ProcessEvent.FunctionStarted event) {
        Recording.add(event.process().name() + " function started, which was not wanted");
        return event;
    }

    @Override
    public Object teardownStarted(ProcessEvent.TeardownStarted event) {
        Recording.add(event.process().name() + " teardown started");
        return event;
    }

    @Override
    public void closed(ProcessEvent.Closed event) {
        Recording.add(event.process().name() + " closed [" + event.begun() + "]");
    }
}
