package goprocess.verification.random;

import goprocess.spi.CloseCause;
import goprocess.spi.ProcessLink;
import goprocess.spi.ProcessListener;
import goprocess.spi.ProcessNode;

import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/** A listener that checks what it is told: opened first, closed last, and each end once. */
public final class Tally implements ProcessListener {
    private enum Told {
        OPENED,
        CLOSING
    }

    private static final Map<Long, Told> OPEN = new ConcurrentHashMap<>();
    private static final Queue<String> VIOLATIONS = new ConcurrentLinkedQueue<>();

    /** Called by {@link java.util.ServiceLoader}. */
    public Tally() {}

    /** What it was told wrongly, and the processes of which it was not told that they closed. */
    static String violations() {
        return VIOLATIONS.isEmpty() && OPEN.isEmpty() ? "" : VIOLATIONS + " left: " + OPEN;
    }

    private static void check(boolean right, String what, ProcessNode process) {
        if (!right) {
            VIOLATIONS.add(what + " of " + process);
        }
    }

    private static void checkOpen(String what, ProcessNode process) {
        check(OPEN.containsKey(process.id()), what, process);
    }

    @Override
    public void opened(ProcessNode process, ProcessNode parent, long time) {
        check(OPEN.put(process.id(), Told.OPENED) == null, "opened", process);
    }

    @Override
    public void linked(ProcessLink link, long time) {
        checkOpen("a link", link.from());
        checkOpen("a link", link.to());
    }

    @Override
    public Object closing(ProcessNode process, CloseCause cause, ProcessNode by, long time) {
        check(OPEN.put(process.id(), Told.CLOSING) == Told.OPENED, "closing", process);
        return process.id();
    }

    @Override
    public Object functionStarted(ProcessNode process, long time) {
        checkOpen("the start of the function", process);
        return process.id();
    }

    @Override
    public void functionEnded(ProcessNode process, Throwable failure, Object started, long time) {
        checkOpen("the end of the function", process);
        check(started.equals(process.id()), "the token for the function", process);
    }

    @Override
    public Object teardownStarted(ProcessNode process, long time) {
        check(OPEN.get(process.id()) == Told.CLOSING, "the start of the teardown", process);
        return process.id();
    }

    @Override
    public void teardownEnded(ProcessNode process, Throwable failure, Object started, long time) {
        check(OPEN.get(process.id()) == Told.CLOSING, "the end of the teardown", process);
        check(started.equals(process.id()), "the token for the teardown", process);
    }

    @Override
    public void closed(
            ProcessNode process, ProcessNode last, Throwable failure, Object closing, long time) {
        check(OPEN.remove(process.id()) == Told.CLOSING, "closed", process);
        check(closing.equals(process.id()), "the token for closing", process);
    }

    @Override
    public void waiting(ProcessNode process, long time) {
        if (process.id() != 0) { // the background process is never told of otherwise
            checkOpen("a wait", process);
        }
    }
}
