package goprocess.verification;

import goprocess.api.Teardown;

import java.util.ArrayList;
import java.util.List;

/** What happened, in the order in which it happened. */
final class Recorder {
    private final List<String> events = new ArrayList<>();

    synchronized void record(String event) {
        events.add(event);
    }

    /** A teardown that records that it ran. */
    Teardown teardown(String event) {
        return () -> record(event);
    }

    synchronized List<String> events() {
        return List.copyOf(events);
    }
}
