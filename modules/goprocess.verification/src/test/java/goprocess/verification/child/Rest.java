package goprocess.verification.child;

import goprocess.api.GoProcess;
import goprocess.spi.ProcessNode;
import goprocess.spi.ProcessProvider;

import java.lang.management.ManagementFactory;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ForkJoinWorkerThread;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What there is while nothing happens.
 *
 * @param closed how many processes were opened and closed up to here
 * @param open how many links lead from the processes that live throughout, or to them, and how many
 *     processes these wait for
 * @param heap bytes in use, without what is garbage
 * @param carriers threads of the JVM that run virtual threads; it starts and ends them as it likes
 * @param own threads of the library, which end when they have had nothing to do for some seconds
 * @param threads all other platform threads
 */
record Rest(long closed, int open, long heap, int carriers, int own, int threads) {
    static Rest of(long closed, GoProcess... living) {
        int open = 0;
        for (GoProcess process : living) {
            open += openLinksOf(ProcessProvider.installed().node(process));
        }
        Set<Thread> all = Thread.getAllStackTraces().keySet();
        int carriers = (int) all.stream().filter(ForkJoinWorkerThread.class::isInstance).count();
        int own = (int) all.stream().filter(Rest::isOwn).count();
        return new Rest(closed, open, heapInUse(), carriers, own, all.size() - carriers - own);
    }

    private static boolean isOwn(Thread thread) {
        return thread.getName().startsWith("goprocess ");
    }

    /** Waits until all threads of the library have ended: one that stays hangs here. */
    static void awaitThreads() throws InterruptedException {
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (isOwn(thread)) {
                thread.join();
            }
        }
    }

    /** Zero once nothing is left: a process is closed a moment before it drops its links. */
    private static int openLinksOf(ProcessNode node) {
        long end = System.nanoTime() + Churn.PATIENCE.toNanos();
        int links = linksOf(node);
        while (links != 0 && System.nanoTime() < end) {
            Thread.onSpinWait();
            links = linksOf(node);
        }
        return links;
    }

    private static int linksOf(ProcessNode node) {
        AtomicInteger links = new AtomicInteger(node.look().waitsFor());
        node.forEachLink(link -> links.incrementAndGet());
        node.forEachLinkFrom(link -> links.incrementAndGet());
        return links.get() + node.waits().size();
    }

    private static long heapInUse() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    /** A quarter of the heap is little beside the millions that come and go in a minute. */
    boolean isAsFlatAs(Rest first) {
        return open == 0
                && heap <= first.heap + first.heap / 4
                && threads == first.threads
                && carriers <= 2 * Runtime.getRuntime().availableProcessors();
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%,d processes closed, %d open, %,d bytes, %d threads, %d of the library, %d"
                        + " carriers",
                closed,
                open,
                heap,
                threads,
                own,
                carriers);
    }
}
