package goprocess.viewer.recording;

import goprocess.debug.recording.ProcessRecording;
import goprocess.debug.recording.RecordedProcess;
import goprocess.debug.recording.Transition;
import goprocess.viewer.graph.Graph;
import goprocess.viewer.graph.Link;
import goprocess.viewer.graph.Node;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/** The lives of all processes of a recording, in the order in which they were opened. */
final class Lives {
    private final Instant start;
    private final Map<Long, Life> lives = new LinkedHashMap<>();

    Lives(ProcessRecording recording, Graph first) {
        this.start = recording.start();
        for (Node node : first.nodes()) {
            life(new RecordedProcess(node.id(), node.name()));
        }
        for (Node node : first.nodes()) {
            Life life = life(new RecordedProcess(node.id(), node.name()));
            for (Link link : node.links()) {
                long to = first.nodes().get(link.to()).id();
                life.link(to, link.closes(), link.waits(), 0);
            }
        }
        recording.transitions().forEach(this::add);
    }

    Collection<Life> all() {
        return lives.values();
    }

    long micros(Instant time) {
        return Duration.between(start, time).toNanos() / 1_000;
    }

    private Life life(RecordedProcess process) {
        return lives.computeIfAbsent(process.id(), id -> new Life(process));
    }

    private void add(Transition transition) {
        Life life = life(transition.process());
        long at = micros(transition.time());
        if (transition instanceof Transition.Opened opened) {
            life.at("opened", at);
            opened.parent().ifPresent(parent -> life(parent).link(life.id(), true, true, at));
        } else if (transition instanceof Transition.Linked linked) {
            if (linked.closes() || linked.waits()) {
                life.link(life(linked.to()).id(), linked.closes(), linked.waits(), at);
            }
        } else if (transition instanceof Transition.FunctionStarted started) {
            life.at("functionStarted", at);
            life.note("functionThread", started.thread());
        } else if (transition instanceof Transition.FunctionEnded ended) {
            life.at("functionEnded", at);
            life.note("failure", ended.failure().orElse(null));
        } else if (transition instanceof Transition.Closing closing) {
            life.at("closing", at);
            life.note("cause", closing.cause().map(Enum::name).orElse(null));
            closing.by().ifPresent(by -> life.at("by", by.id()));
            life.note("byThread", closing.thread());
        } else if (transition instanceof Transition.TeardownStarted started) {
            life.at("teardownStarted", at);
            life.note("teardownThread", started.thread());
        } else if (transition instanceof Transition.TeardownEnded ended) {
            life.at("teardownEnded", at);
            life.note("failure", ended.failure().orElse(null));
        } else if (transition instanceof Transition.Abandoned abandoned) {
            if (abandoned.what().equals("function") || abandoned.what().equals("teardown")) {
                life.at(abandoned.what() + "Abandoned", at);
            }
        } else if (transition instanceof Transition.Closed closed) {
            life.at("closed", at);
            closed.last().ifPresent(last -> life.at("last", last.id()));
            life.note("failure", closed.failure().orElse(null));
        } else if (transition instanceof Transition.Leaked) {
            life.at("leaked", at);
        }
    }
}
