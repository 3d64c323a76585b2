package goprocess.debug.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProcessIndexTest {
    private static final int COUNT = 100_000;

    /** With most of these gaps all numbers end in the same bits; a search must still be short. */
    @ParameterizedTest
    @ValueSource(longs = {1, 3, 1L << 10, 1L << 20, 1L << 40})
    void findsEachProcessByItsNumberWhateverTheGapsBetweenTheNumbers(long gap) {
        ProcessIndex index = new ProcessIndex();
        for (long i = COUNT; i > 0; i--) {
            ProcessHistory added = index.findOrAdd(i * gap);
            assertSame(added, index.findOrAdd(i * gap));
        }
        index.sort();
        assertEquals(COUNT, index.all().size());
        long expected = 0;
        for (ProcessHistory process : index.all()) {
            expected += gap;
            assertEquals(expected, process.id());
            assertSame(process, index.find(expected));
        }
        assertNull(index.find(expected + gap));
    }
}
