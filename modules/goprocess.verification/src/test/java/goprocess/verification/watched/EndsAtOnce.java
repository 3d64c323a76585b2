package goprocess.verification.watched;

import goprocess.spi.CloseCause;
import goprocess.spi.ProcessListener;
import goprocess.spi.ProcessNode;

/** A listener that wants to be told of a close at once by one call. */
public final class EndsAtOnce implements ProcessListener {
    @Override
    public Object closing(ProcessNode process, CloseCause cause, ProcessNode by, long time) {
        Recording.add(process.name() + " closing");
        return time;
    }

    @Override
    public void functionEnded(ProcessNode process, Throwable failure, Object started, long time) {
        Recording.add(process.name() + " function ended");
    }

    @Override
    public void closed(
            ProcessNode process, ProcessNode last, Throwable failure, Object closing, long time) {
        Recording.add(process.name() + " closed" + order((Long) closing, time));
    }

    @Override
    public void closedAtOnce(
            ProcessNode process,
            CloseCause cause,
            ProcessNode by,
            Throwable failure,
            long closingAt,
            long time) {
        Recording.add(
                process.name()
                        + " closed at once "
                        + cause
                        + " by "
                        + (by == null ? "nobody" : by.name())
                        + " with "
                        + failure
                        + order(closingAt, time));
    }

    private static String order(long closingAt, long time) {
        return time - closingAt >= 0 ? "" : ", before it began to close";
    }
}
