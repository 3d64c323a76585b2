package goprocess.debug.history;

import static goprocess.debug.history.EventFields.text;

import goprocess.debug.event.EventNames;

import jdk.jfr.EventType;
import jdk.jfr.consumer.RecordedEvent;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Collects what is missing from a recording, and why. */
final class Gaps {
    private static final Set<String> NEEDED =
            Set.of(
                    EventNames.OPENED,
                    EventNames.LINKED,
                    EventNames.CLOSING,
                    EventNames.FUNCTION,
                    EventNames.TEARDOWN,
                    EventNames.ABANDONED,
                    EventNames.CLOSED,
                    EventNames.LIVE_PROCESS,
                    EventNames.LIVE_LINK,
                    EventNames.LIVE_WORK,
                    EventNames.LIVE_WAIT,
                    EventNames.LIVE_THREAD,
                    EventNames.SNAPSHOT,
                    EventNames.UNFINISHED,
                    EventNames.LEAKED,
                    EventNames.STALLED,
                    EventNames.WAIT_CYCLE);

    private final Map<Long, String> names = new HashMap<>();
    private final Set<String> off = new TreeSet<>();
    private final Map<String, String> thresholds = new TreeMap<>();
    private final Set<String> somehowThresholds = new TreeSet<>();
    private final Map<String, String> periods = new TreeMap<>();
    private final List<String> cuts;
    private final WrittenCount count = new WrittenCount();

    /** Whether the settings should be known; an earlier version left them to the recorder. */
    private boolean settingsExpected;

    private boolean settingsKnown;
    private boolean truncated;
    private boolean unfinishedTruncated;
    private long lostBytes;
    private boolean lost;

    Gaps(Collection<EventType> types, List<String> cuts) {
        this.cuts = cuts;
        for (EventType type : types) {
            if (NEEDED.contains(type.getName())) {
                names.put(type.getId(), type.getName());
                settingsExpected |= type.getField("off") != null;
            }
        }
    }

    /** Reads a setting. The recorder writes the active settings into each chunk. */
    void setting(RecordedEvent event) {
        String name = names.get(event.getLong("id"));
        String value = event.getString("value");
        if (name == null || value == null) {
            return;
        }
        settingsKnown = true;
        if ("enabled".equals(event.getString("name")) && "false".equals(value)) {
            off.add(name);
        } else if ("threshold".equals(event.getString("name")) && isPositive(value)) {
            thresholds.put(name, value);
        } else if ("period".equals(event.getString("name")) && !value.endsWith("Chunk")) {
            periods.put(name, value);
        }
    }

    /** Reads what a snapshot says of the settings at its end. */
    void settings(RecordedEvent snapshot) {
        if (snapshot.hasField("off")) {
            settingsKnown = true;
            off.addAll(names(snapshot, "off"));
            somehowThresholds.addAll(names(snapshot, "thresholds"));
        }
    }

    private static List<String> names(RecordedEvent event, String field) {
        return Arrays.stream(text(event, field).split(" ")).filter(NEEDED::contains).toList();
    }

    /** Counts an event of this library, of a type that {@link WrittenCount#counts}. */
    void count(long writtenAt) {
        count.add(writtenAt);
    }

    /** Reads how many events were written by the end of a chunk. */
    void written(RecordedEvent unfinished) {
        count.written(unfinished);
    }

    /** Whether a duration is positive, such as {@code 20 ms}, {@code 0 ns} or {@code infinity}. */
    private static boolean isPositive(String value) {
        return value.equals("infinity") || value.matches("0*[1-9].*");
    }

    void truncated(RecordedEvent event) {
        truncated |= event.getBoolean("truncated");
    }

    void unfinishedTruncated(RecordedEvent event) {
        unfinishedTruncated |= event.getBoolean("truncated");
    }

    void lost(RecordedEvent event) {
        lost = true;
        if (event.hasField("amount")) {
            lostBytes += event.getLong("amount");
        }
    }

    /** A sentence for each reason. */
    List<String> sentences(Collection<ProcessHistory> processes) {
        List<String> all = new ArrayList<>(cuts);
        off.forEach(name -> all.add("The event " + name + " was switched off."));
        thresholds.forEach(
                (name, value) ->
                        all.add(
                                "The event "
                                        + name
                                        + " had a threshold of "
                                        + value
                                        + ": what took less is missing."));
        somehowThresholds.stream()
                .filter(name -> !thresholds.containsKey(name))
                .forEach(
                        name ->
                                all.add(
                                        "The event "
                                                + name
                                                + " had a threshold: what took less is missing."));
        periods.forEach(
                (name, value) ->
                        all.add(
                                "The event "
                                        + name
                                        + " had a period of "
                                        + value
                                        + ": what was open between is missing; leave its period"
                                        + " out of the settings."));
        if (settingsExpected && !settingsKnown) {
            all.add(
                    "Which events were switched off or had a threshold is not known: the recording"
                            + " has no snapshot.");
        }
        if (truncated) {
            all.add(
                    "There were too many processes for a snapshot, or too little memory: of those"
                            + " that were open when a chunk began, some are missing.");
        }
        if (unfinishedTruncated) {
            all.add(
                    "There was too much unfinished when a chunk ended, or too little memory: some"
                            + " of what was closing or at work is missing.");
        }
        if (lost) {
            all.add(
                    "The recorder lost events"
                            + (lostBytes > 0 ? ", " + lostBytes + " bytes of them" : "")
                            + ".");
        }
        long missing = count.missing();
        if (missing > 0) {
            all.add(
                    missing
                            + (missing == 1 ? " goprocess event is" : " goprocess events are")
                            + " missing: the recorder lost them, or discarded the oldest, as it"
                            + " does with disk=false.");
        }
        if (count.isBeginUnknown()
                && !off.contains(EventNames.SNAPSHOT)
                && !periods.containsKey(EventNames.SNAPSHOT)) {
            all.add(
                    "A chunk began without a snapshot: what was open then, and nothing happened to,"
                            + " is missing.");
        }
        List<ProcessHistory> unborn =
                processes.stream().filter(ProcessHistory::endsUnbegun).toList();
        if (!unborn.isEmpty()) {
            all.add(
                    unborn.size()
                            + (unborn.size() == 1 ? " process closes" : " processes close")
                            + " whose beginning is missing, such as "
                            + unborn.getFirst()
                            + ".");
        }
        return List.copyOf(all);
    }
}
