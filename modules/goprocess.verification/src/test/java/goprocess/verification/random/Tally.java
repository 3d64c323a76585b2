package goprocess.verification.random;

import goprocess.spi.ProcessEvent;
import goprocess.spi.ProcessListener;
import goprocess.spi.ProcessNode;

import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/** A listener that checks what it is notified of: opened first, closed last, and each end once. */
public final class Tally implements ProcessListener {
    private enum Told {
        OPENED,
        CLOSING
    }

    private static final Map<Long, Told> OPEN = new ConcurrentHashMap<>();
    private static final Queue<String> VIOLATIONS = new ConcurrentLinkedQueue<>();

    /** Called by {@link java.util.ServiceLoader}. */
    public Tally() {}

    /** The wrong notifications, and the processes whose close was not reported. */
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
    public void opened(ProcessEvent.Opened event) {
        check(OPEN.put(event.process().id(), Told.OPENED) == null, "opened", event.process());
    }

    @Override
    public void linked(ProcessEvent.Linked event) {
        checkOpen("a link", event.link().from());
        checkOpen("a link", event.link().to());
    }

    @Override
    public Object closing(ProcessEvent.Closing event) {
        check(
                OPEN.put(event.process().id(), Told.CLOSING) == Told.OPENED,
                "closing",
                event.process());
        return event.process().id();
    }

    @Override
    public Object functionStarted(ProcessEvent.FunctionStarted event) {
        checkOpen("the start of the function", event.process());
        return event.process().id();
    }

    @Override
    public void functionEnded(ProcessEvent.FunctionEnded event) {
        checkOpen("the end of the function", event.process());
        check(
                event.begun().equals(event.process().id()),
                "the token for the function",
                event.process());
    }

    @Override
    public Object teardownStarted(ProcessEvent.TeardownStarted event) {
        check(
                OPEN.get(event.process().id()) == Told.CLOSING,
                "the start of the teardown",
                event.process());
        return event.process().id();
    }

    @Override
    public void teardownEnded(ProcessEvent.TeardownEnded event) {
        check(
                OPEN.get(event.process().id()) == Told.CLOSING,
                "the end of the teardown",
                event.process());
        check(
                event.begun().equals(event.process().id()),
                "the token for the teardown",
                event.process());
    }

    @Override
    public void closed(ProcessEvent.Closed event) {
        check(OPEN.remove(event.process().id()) == Told.CLOSING, "closed", event.process());
        check(event.begun().equals(event.process().id()), "the token for closing", event.process());
    }

    @Override
    public void waiting(ProcessEvent.Waiting event) {
        if (event.process().id() != 0) { // there is no other event for the background process
            checkOpen("a wait", event.process());
        }
    }
}
