package goprocess.debug.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goprocess.debug.diagnosis.CulpritSearch;
import goprocess.debug.diagnosis.Verdict;
import goprocess.debug.render.Sentence;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;

/**
 * A teardown that is queued, and who holds the carriers meanwhile: three are named, and the others
 * counted.
 */
class HeldCarriersTest {
    /** A capture in which the probe for a free carrier had such an outcome. */
    private static Snapshot captured(boolean carriersFree, int holders) {
        Walk walk = new Walk();
        walk.discover(new ClosingNode(1, "queued", 1).withQueuedTeardown());
        IntStream.rangeClosed(1, holders)
                .forEach(i -> walk.discover(new ClosingNode(1 + i, "holder-" + i, 0)));
        walk.run();
        ThreadLook thread = ThreadLook.recorded(7, "carried");
        List<CarrierHolder> held =
                IntStream.rangeClosed(1, holders)
                        .mapToObj(place -> new CarrierHolder(place, thread))
                        .toList();
        return new Snapshot(
                Instant.EPOCH,
                System.nanoTime(),
                1,
                walk.columns,
                List.of(),
                List.of(),
                carriersFree,
                held);
    }

    /** Without for how long, which is by the clock. */
    private static String saidOf(int holders) {
        Snapshot graph = captured(false, holders);
        Verdict verdict = CulpritSearch.of(graph);
        assertEquals(1, verdict.culprits().size());
        return Sentence.of(graph, verdict.culprits().get(0)).replaceFirst(", for [^,;]*$", "");
    }

    /** Its thread was started, and a carrier is free: it begins now. */
    @Test
    void whatIsQueuedWhileACarrierIsFreeIsNotStuck() {
        assertEquals(List.of(), CulpritSearch.of(captured(true, 0)).culprits());
    }

    @Test
    void threeAreNamed() {
        assertEquals(
                "queued #1 does not close: its teardown is queued, and no carrier thread is free:"
                        + " held by holder-1 #2, thread carried; holder-2 #3, thread carried;"
                        + " holder-3 #4, thread carried",
                saidOf(3));
    }

    /** Its text names the carrier after an "@", which its name may contain as well. */
    @Test
    void whetherAThreadHoldsOneDoesNotDependOnItsName() throws InterruptedException {
        for (String name : List.of("", "mail", "mail@host", "a]/b@c", "]/")) {
            Thread unstarted = Thread.ofVirtual().name(name).unstarted(() -> {});
            assertFalse(Carriers.isMounted(unstarted), unstarted::toString);
            AtomicBoolean mounted = new AtomicBoolean();
            Thread.ofVirtual()
                    .name(name)
                    .start(() -> mounted.set(Carriers.isMounted(Thread.currentThread())))
                    .join();
            assertTrue(mounted.get(), name);
        }
        assertFalse(Carriers.isMounted(Thread.ofPlatform().name("]/@").unstarted(() -> {})));
    }

    @Test
    void ofMoreItIsSaidHowMany() {
        assertEquals(
                "queued #1 does not close: its teardown is queued, and no carrier thread is free:"
                        + " held by holder-1 #2, thread carried; holder-2 #3, thread carried;"
                        + " holder-3 #4, thread carried; and 2 more",
                saidOf(5));
    }
}
