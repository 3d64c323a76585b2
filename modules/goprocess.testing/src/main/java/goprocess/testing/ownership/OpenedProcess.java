package goprocess.testing.ownership;

import goprocess.api.State;
import goprocess.spi.ProcessNode;
import goprocess.spi.ProcessProvider;

import org.jspecify.annotations.Nullable;

import java.lang.ref.WeakReference;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A process that a test has opened and that is not closed. It does not keep the process alive. */
public final class OpenedProcess {
    private final long id;
    private final WeakReference<ProcessNode> node;
    private final @Nullable String name;
    private final List<StackTraceElement> where;
    private final CountDownLatch closed = new CountDownLatch(1);

    /** Records the place where the process was opened, and its name, which outlives the process. */
    OpenedProcess(ProcessNode node, List<StackTraceElement> where) {
        this(node, node.name(), where);
    }

    /** Records no place, since the test has too many processes for that. */
    OpenedProcess(ProcessNode node) {
        this(node, null, List.of());
    }

    private OpenedProcess(ProcessNode node, @Nullable String name, List<StackTraceElement> where) {
        this.id = node.id();
        this.node = new WeakReference<>(node);
        this.name = name;
        this.where = where;
    }

    /**
     * The number of the process.
     *
     * @return unique in this JVM
     */
    public long id() {
        return id;
    }

    /**
     * The process in words.
     *
     * @return its name, number and state
     */
    public String description() {
        ProcessNode alive = node.get();
        if (alive != null) {
            return shown(alive.name()) + " #" + id + " " + alive.state();
        }
        return (name == null ? "process" : shown(name))
                + " #"
                + id
                + ", which is garbage now, so that nothing can close it any more";
    }

    private static String shown(String name) {
        return ProcessProvider.installed().shown(name);
    }

    /**
     * Where it was opened.
     *
     * @return the innermost frames outside the library, or empty if that was not recorded
     */
    public List<StackTraceElement> where() {
        return where;
    }

    boolean isOpen() {
        ProcessNode alive = node.get();
        return closed.getCount() > 0 && (alive == null || alive.state() != State.CLOSED);
    }

    /**
     * Whether it may close by itself: it is closing, has a function, or closes after its children.
     */
    boolean mayClose() {
        ProcessNode alive = node.get();
        if (alive == null) {
            return false;
        }
        ProcessNode.Look look = alive.look();
        return look.state() == State.CLOSING || look.function() != null || look.afterChildren();
    }

    /** The listener was notified that the process is closed. */
    void close() {
        closed.countDown();
    }

    void awaitClosed(long nanos) throws InterruptedException {
        boolean unused = closed.await(nanos, TimeUnit.NANOSECONDS);
    }
}
