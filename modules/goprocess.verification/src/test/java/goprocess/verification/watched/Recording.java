package goprocess.verification.watched;

import goprocess.spi.CloseCause;
import goprocess.spi.ProcessLink;
import goprocess.spi.ProcessListener;
import goprocess.spi.ProcessNode;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** A listener that writes down what it is told. */
public final class Recording implements ProcessListener {
    private static final List<String> EVENTS = new ArrayList<>();

    /** Does something more at each event, such as to throw. */
    private static volatile Consumer<String> disturbance = event -> {};

    static void disturb(Consumer<String> action) {
        disturbance = action;
    }

    static List<String> events() {
        synchronized (EVENTS) {
            return List.copyOf(EVENTS);
        }
    }

    static void awaitEvent(String start) {
        while (events().stream().noneMatch(event -> event.startsWith(start))) {
            System.gc();
        }
    }

    static void add(String event) {
        synchronized (EVENTS) {
            EVENTS.add(event);
        }
    }

    private static void record(String event) {
        add(event);
        disturbance.accept(event);
    }

    private static String name(ProcessNode node) {
        return node == null ? "nobody" : node.name();
    }

    @Override
    public void opened(ProcessNode process, ProcessNode parent, long time) {
        record(name(process) + " opened under " + name(parent));
    }

    @Override
    public void linked(ProcessLink link, long time) {
        record(
                name(link.from())
                        + " linked to "
                        + name(link.to())
                        + (link.closes() ? " closes" : "")
                        + (link.waits() ? " waits" : "")
                        + (link.closesOnFailure() ? " closesOnFailure" : ""));
    }

    @Override
    public Object closing(ProcessNode process, CloseCause cause, ProcessNode by, long time) {
        record(name(process) + " closing " + cause + " by " + name(by));
        return "closing of " + name(process);
    }

    @Override
    public Object functionStarted(ProcessNode process, long time) {
        record(name(process) + " function started");
        return "function of " + name(process);
    }

    @Override
    public void functionEnded(ProcessNode process, Throwable failure, Object started, long time) {
        record(name(process) + " function ended " + failure + " [" + started + "]");
    }

    @Override
    public Object teardownStarted(ProcessNode process, long time) {
        record(name(process) + " teardown started");
        return "teardown of " + name(process);
    }

    @Override
    public void teardownEnded(ProcessNode process, Throwable failure, Object started, long time) {
        record(name(process) + " teardown ended " + failure + " [" + started + "]");
    }

    @Override
    public void closed(
            ProcessNode process, ProcessNode last, Throwable failure, Object closing, long time) {
        record(
                name(process)
                        + " closed after "
                        + name(last)
                        + " with "
                        + failure
                        + " ["
                        + closing
                        + "]");
    }

    @Override
    public void waiting(ProcessNode process, long time) {
        record(name(process) + " waited for");
    }

    @Override
    public void leaked(long id, String name, long openedAt, long time) {
        record(name + " leaked");
    }
}
