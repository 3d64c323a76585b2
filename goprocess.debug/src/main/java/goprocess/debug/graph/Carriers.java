package goprocess.debug.graph;

import goprocess.spi.ProcessNode;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Comparator;
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

    /** A thread that is mounted, and the process whose function or teardown it runs. */
    private record Mounted(long process, int place, Thread thread) {}

    /** The functions and teardowns that occupy a carrier thread, of the oldest process first. */
    static List<CarrierHolder> holders(Walk walk) {
        List<Mounted> mounted = new ArrayList<>();
        for (int place = 0; place < walk.columns.size; place++) {
            if (walk.columns.details[place] != null) {
                ProcessNode node = walk.nodes.get(place);
                ProcessNode.Look look = node.look();
                add(node, place, look.function(), mounted);
                add(node, place, look.teardown(), mounted);
            }
        }
        mounted.sort(Comparator.comparingLong(Mounted::process));
        List<CarrierHolder> holders = new ArrayList<>();
        for (Mounted each : mounted) {
            boolean more = holders.size() >= Snapshot.MOST_CARRIER_STACKS;
            ThreadLook look =
                    more ? ThreadLook.of(each.thread()) : ThreadLook.withStack(each.thread());
            holders.add(new CarrierHolder(each.place(), look));
        }
        return holders;
    }

    private static void add(
            ProcessNode node, int place, ProcessNode.@Nullable Work work, List<Mounted> mounted) {
        Thread thread = work == null || !work.started() ? null : work.thread();
        if (thread != null && isMounted(thread)) {
            mounted.add(new Mounted(node.id(), place, thread));
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
