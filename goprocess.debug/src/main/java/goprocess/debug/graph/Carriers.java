package goprocess.debug.graph;

import goprocess.spi.ProcessNode;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

/**
 * Finds out whether a carrier thread is missing. Work that has not begun does not prove it, since
 * the work may have been submitted a moment ago. So a virtual thread is started as a probe.
 */
public final class Carriers {
    private static final long PATIENCE = TimeUnit.MILLISECONDS.toNanos(50);

    private Carriers() {}

    /**
     * Tries it.
     *
     * @return whether a new virtual thread ran within 50 milliseconds
     */
    public static boolean areFree() {
        AtomicBoolean ran = new AtomicBoolean();
        try {
            Thread.ofVirtual()
                    .name("goprocess-carrier-probe")
                    .inheritInheritableThreadLocals(false)
                    .start(() -> ran.set(true));
        } catch (OutOfMemoryError e) {
            return false;
        }
        long end = System.nanoTime() + PATIENCE;
        while (!ran.get() && System.nanoTime() - end < 0) {
            LockSupport.parkNanos(TimeUnit.MICROSECONDS.toNanos(200));
        }
        return ran.get();
    }

    /** The functions and teardowns that occupy a carrier thread. */
    static List<CarrierHolder> holders(Walk walk) {
        List<CarrierHolder> holders = new ArrayList<>();
        for (int place = 0; place < walk.columns.size; place++) {
            if (walk.columns.details[place] != null) {
                ProcessNode.Look look = walk.nodes.get(place).look();
                add(place, look.function(), holders);
                add(place, look.teardown(), holders);
            }
        }
        return holders;
    }

    private static void add(
            int place, ProcessNode.@Nullable Work work, List<CarrierHolder> holders) {
        Thread thread = work == null || !work.started() ? null : work.thread();
        if (thread != null && isMounted(thread)) {
            boolean more = holders.size() >= Snapshot.MOST_CARRIER_STACKS;
            ThreadLook look = more ? ThreadLook.of(thread) : ThreadLook.withStack(thread);
            holders.add(new CarrierHolder(place, look));
        }
    }

    /**
     * Whether a virtual thread is mounted: its text then ends with the carrier,
     * "VirtualThread[#22,name]/runnable@...". The name may contain anything.
     *
     * @param thread any
     * @return false also for a thread of the platform
     */
    public static boolean isMounted(Thread thread) {
        String text = thread.isVirtual() ? thread.toString() : "";
        return text.indexOf('@', text.lastIndexOf("]/") + 1) > 0;
    }
}
