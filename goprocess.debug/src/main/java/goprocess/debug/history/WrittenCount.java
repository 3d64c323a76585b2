package goprocess.debug.history;

import static goprocess.debug.history.EventFields.epochNanos;

import goprocess.debug.event.EventNames;

import jdk.jfr.EventType;
import jdk.jfr.consumer.RecordedEvent;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Compares, for each chunk, how many events were written until its end with how many there are. An
 * event in the chunk that was written before the count began, or by another copy of the library, is
 * one more than was counted. So it may overlook a loss, but finds none where nothing was lost.
 */
final class WrittenCount {
    private record Told(long at, long written) {}

    /** The types of the current chunk, by number: each chunk has objects of its own. */
    private final Map<Long, EventType> types = new HashMap<>();

    private final List<Told> told = new ArrayList<>();
    private long[] times = new long[1_024];
    private int size;
    private long missing;
    private boolean beginUnknown;

    /** Takes an event of this library, in the order of the chunks. */
    void take(RecordedEvent event) {
        EventType type = event.getEventType();
        EventType known = types.put(type.getId(), type);
        if (known != null && known != type) {
            endChunk();
            types.put(type.getId(), type);
        }
        switch (type.getName()) {
            case EventNames.SNAPSHOT -> {}
            case EventNames.UNFINISHED -> {
                if (event.hasField("written") && event.getBoolean("chunkEnds")) {
                    beginUnknown |= event.getLong("written") < 0;
                    told.add(new Told(time(event), event.getLong("written")));
                }
            }
            default -> add(time(event));
        }
    }

    private static long time(RecordedEvent event) {
        return epochNanos(event.getEndTime());
    }

    private void add(long time) {
        if (size == times.length) {
            times = Arrays.copyOf(times, size * 2);
        }
        times[size++] = time;
    }

    private void endChunk() {
        Arrays.sort(times, 0, size);
        long most = 0;
        for (Told end : told) {
            most = Math.max(most, end.written() - readBy(end.at()));
        }
        missing += most;
        types.clear();
        told.clear();
        size = 0;
    }

    private int readBy(long time) {
        int read = 0;
        while (read < size && times[read] <= time) {
            read++;
        }
        return read;
    }

    /** How many events are missing, at least. All events have been taken. */
    long missing() {
        endChunk();
        return missing;
    }

    /** Whether a chunk did not begin with a snapshot. */
    boolean isBeginUnknown() {
        return beginUnknown;
    }
}
