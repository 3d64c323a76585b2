package goprocess.debug.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;

import goprocess.spi.ProcessNode;

import org.junit.jupiter.api.Test;

import java.util.List;

/** The clock of a JVM may begin anywhere, so its time may pass the greatest number. */
class RanksTest {
    private static final long EARLIER = Long.MAX_VALUE - 1;
    private static final long LATER = Long.MIN_VALUE + 1;
    private static final long UNKNOWN = 0;

    @Test
    void ofStacks() {
        StackRank first = stack(1, EARLIER);
        StackRank second = stack(2, LATER);
        StackRank last = stack(3, UNKNOWN);
        assertEquals(
                List.of(first, second, last),
                List.of(last, second, first).stream().sorted().toList());
    }

    private static StackRank stack(long process, long since) {
        return new StackRank(process, false, false, false, since);
    }

    @Test
    void ofWaits() {
        WaitRank first = wait(EARLIER, EARLIER);
        WaitRank second = wait(EARLIER, LATER);
        WaitRank third = wait(LATER, EARLIER);
        WaitRank last = wait(UNKNOWN, EARLIER);
        assertEquals(
                List.of(first, second, third, last),
                List.of(last, third, second, first).stream().sorted().toList());
    }

    private static WaitRank wait(long closing, long since) {
        return new WaitRank(closing, 1, new ProcessNode.Wait(Thread.currentThread(), false, since));
    }
}
