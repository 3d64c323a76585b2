package goprocess.viewer.recording;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

class RecordingJsonTest {
    @Test
    void processesThatTookTheSameTimeAreInTheOrderOfTheirNumbers() {
        Map<Long, Duration> spent = new HashMap<>();
        LongStream.range(0, 10).forEach(i -> spent.put(1_000 - 99 * i, Duration.ofMillis(5)));
        spent.put(50L, Duration.ofMillis(7));
        spent.put(60L, Duration.ofMillis(3));
        assertEquals(
                List.of(50L, 109L, 208L, 307L, 406L, 505L, 604L, 703L, 802L, 901L, 1_000L, 60L),
                RecordingJson.longestFirst(spent).toList());
    }
}
