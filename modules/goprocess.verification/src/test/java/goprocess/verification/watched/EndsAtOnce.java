package goprocess.verification.watched;

import goprocess.spi.ProcessEvent;
import goprocess.spi.ProcessListener;

import java.util.EnumSet;
import java.util.Set;

/** A listener that wants one call for a close at once. */
public final class EndsAtOnce implements ProcessListener {
    @Override
    public Set<Interest> interests() {
        return EnumSet.complementOf(EnumSet.of(Interest.WAITING));
    }

    @Override
    public Object closing(ProcessEvent.Closing event) {
        Recording.add(event.process().name() + " closing");
        return event.time();
    }

    @Override
    public void functionEnded(ProcessEvent.FunctionEnded event) {
        Recording.add(event.process().name() + " function ended");
    }

    @Override
    public void closed(ProcessEvent.Closed event) {
        Recording.add(
                event.process().name() + " closed" + order((Long) event.begun(), event.time()));
    }

    @Override
    public void closedAtOnce(ProcessEvent.ClosedAtOnce event) {
        Recording.add(
                event.process().name()
                        + " closed at once "
                        + event.cause()
                        + " by "
                        + (event.by() == null ? "nobody" : event.by().name())
                        + " with "
                        + event.failure()
                        + order(event.closingAt(), event.time()));
    }

    private static String order(long closingAt, long time) {
        return time - closingAt >= 0 ? "" : ", before it began to close";
    }
}
