package goprocess.verification.watched;

import goprocess.spi.ProcessEvent;
import goprocess.spi.ProcessListener;
import goprocess.spi.ProcessNode;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** A listener that writes down what it is notified of. */
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
    public void opened(ProcessEvent.Opened event) {
        record(name(event.process()) + " opened under " + name(event.parent()));
    }

    @Override
    public void linked(ProcessEvent.Linked event) {
        record(
                name(event.link().from())
                        + " linked to "
                        + name(event.link().to())
                        + (event.link().closes() ? " closes" : "")
                        + (event.link().waits() ? " waits" : "")
                        + (event.link().closesOnFailure() ? " closesOnFailure" : ""));
    }

    @Override
    public void closeWished(ProcessEvent.CloseWished event) {
        record(name(event.process()) + " close wished");
    }

    @Override
    public Object closing(ProcessEvent.Closing event) {
        record(name(event.process()) + " closing " + event.cause() + " by " + name(event.by()));
        return "closing of " + name(event.process());
    }

    @Override
    public Object functionStarted(ProcessEvent.FunctionStarted event) {
        record(name(event.process()) + " function started");
        return "function of " + name(event.process());
    }

    @Override
    public void functionEnded(ProcessEvent.FunctionEnded event) {
        record(
                name(event.process())
                        + " function ended "
                        + event.failure()
                        + " ["
                        + event.begun()
                        + "]");
    }

    @Override
    public Object teardownStarted(ProcessEvent.TeardownStarted event) {
        record(name(event.process()) + " teardown started");
        return "teardown of " + name(event.process());
    }

    @Override
    public void teardownEnded(ProcessEvent.TeardownEnded event) {
        record(
                name(event.process())
                        + " teardown ended "
                        + event.failure()
                        + " ["
                        + event.begun()
                        + "]");
    }

    @Override
    public void abandoned(ProcessEvent.Abandoned event) {
        record(
                name(event.process())
                        + " abandoned "
                        + event.what()
                        + (event.to() == null ? "" : " for " + event.to().name())
                        + (event.thread() == null ? "" : " on a thread")
                        + (event.failure() == null ? "" : ": " + event.failure().getMessage()));
    }

    @Override
    public void closed(ProcessEvent.Closed event) {
        record(
                name(event.process())
                        + " closed after "
                        + name(event.last())
                        + " with "
                        + event.failure()
                        + " ["
                        + event.begun()
                        + "]");
    }

    @Override
    public void waiting(ProcessEvent.Waiting event) {
        record(name(event.process()) + " waited for");
    }

    @Override
    public void leaked(ProcessEvent.Leaked event) {
        record(event.name() + " leaked");
    }
}
