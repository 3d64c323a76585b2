package goprocess.impl.observation;

import goprocess.spi.ProcessEvent;
import goprocess.spi.ProcessListener;
import goprocess.spi.ProcessNode;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** A listener that writes down what it is told of each process, by name. */
public final class Told implements ProcessListener {
    private static final Map<String, List<String>> TOLD = new ConcurrentHashMap<>();

    /** What else it does at an event of a process; it may wait. */
    private static final Map<String, Consumer<String>> ACTIONS = new ConcurrentHashMap<>();

    static List<String> of(String process) {
        List<String> told = TOLD.getOrDefault(process, List.of());
        synchronized (told) {
            return List.copyOf(told);
        }
    }

    static void atEachEventOf(String process, Consumer<String> action) {
        ACTIONS.put(process, action);
    }

    private static String add(ProcessNode process, String event) {
        List<String> told = TOLD.computeIfAbsent(process.name(), name -> new ArrayList<>());
        synchronized (told) {
            told.add(event);
        }
        ACTIONS.getOrDefault(process.name(), nothing -> {}).accept(event);
        return event;
    }

    private static String by(ProcessNode process) {
        return process == null ? "" : " by " + process.name();
    }

    @Override
    public void opened(ProcessEvent.Opened event) {
        String parent = event.parent() == null ? "" : " under " + event.parent().name();
        add(event.process(), "opened" + parent);
    }

    @Override
    public void linked(ProcessEvent.Linked event) {
        add(event.link().from(), "linked to " + event.link().to().name());
    }

    @Override
    public void closeWished(ProcessEvent.CloseWished event) {
        add(event.process(), "wished");
    }

    @Override
    public Object closing(ProcessEvent.Closing event) {
        return add(event.process(), "closing, " + event.cause() + by(event.by()));
    }

    @Override
    public Object functionStarted(ProcessEvent.FunctionStarted event) {
        return add(event.process(), "function began");
    }

    @Override
    public void functionEnded(ProcessEvent.FunctionEnded event) {
        add(event.process(), "function ended, failure " + event.failure());
    }

    @Override
    public Object teardownStarted(ProcessEvent.TeardownStarted event) {
        return add(event.process(), "teardown began");
    }

    @Override
    public void teardownEnded(ProcessEvent.TeardownEnded event) {
        add(event.process(), "teardown ended, failure " + event.failure());
    }

    @Override
    public void closed(ProcessEvent.Closed event) {
        String last = event.last() == null ? "" : " after " + event.last().name();
        add(event.process(), "closed" + last + ", failure " + event.failure());
    }

    @Override
    public void waiting(ProcessEvent.Waiting event) {
        add(event.process(), "waited for");
    }
}
