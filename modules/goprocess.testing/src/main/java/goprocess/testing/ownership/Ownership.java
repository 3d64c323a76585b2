package goprocess.testing.ownership;

import goprocess.spi.ProcessNode;

import org.jspecify.annotations.Nullable;

import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinWorkerThread;

/**
 * Knows which test owns which process. A process that test code opens, on the test's own thread or
 * on one started there, belongs to that test. One that a function or teardown opens belongs to the
 * owner of that function's process, and one that a callback opens to the owner who registered the
 * callback. If the thread has no owner, or its test is over, the process belongs to the owner of
 * its parent.
 */
public final class Ownership {
    private static final Map<Long, Owner> OWNERS = new ConcurrentHashMap<>();

    /** The owner of a thread. It is inherited, so that a test may use threads of its own. */
    private static final ThreadLocal<@Nullable Owner> OF_THREAD = new InheritableThreadLocal<>();

    private Ownership() {}

    /** The tests and classes whose code is called at this moment. */
    private static final Set<Owner> CALLED = ConcurrentHashMap.newKeySet();

    /**
     * JUnit begins to call code of a test or a class on the current thread.
     *
     * @param owner the test or class
     * @return the owner the thread worked for until now; pass it to {@link #returned}
     */
    public static @Nullable Owner called(Owner owner) {
        CALLED.add(owner);
        return workFor(owner);
    }

    /**
     * The call has returned.
     *
     * @param owner the test or class
     * @param before the owner for which the thread works again
     */
    public static void returned(Owner owner, @Nullable Owner before) {
        CALLED.remove(owner);
        workFor(before);
    }

    /**
     * Makes the current thread work for an owner.
     *
     * @param owner the owner, or null for none
     * @return the owner for which the thread worked until now
     */
    static @Nullable Owner workFor(@Nullable Owner owner) {
        Owner before = OF_THREAD.get();
        if (owner == null) {
            OF_THREAD.remove();
        } else {
            OF_THREAD.set(owner);
        }
        return before;
    }

    /** The function or teardown of a process begins on the current thread. */
    static @Nullable Owner workFor(ProcessNode process) {
        return workFor(OWNERS.get(process.id()));
    }

    /**
     * A callback that works for the owner of the current thread, or otherwise for the owner of the
     * process with which it is registered. This is necessary because the library runs it on a
     * thread that inherits nothing.
     */
    static Runnable handOn(ProcessNode process, Runnable callback) {
        Owner thread = OF_THREAD.get();
        Owner owner = thread != null ? thread : OWNERS.get(process.id());
        return owner == null ? callback : () -> runFor(owner, callback);
    }

    private static void runFor(Owner owner, Runnable callback) {
        Owner before = workFor(owner);
        try {
            callback.run();
        } finally {
            workFor(before);
        }
    }

    static void opened(ProcessNode process, @Nullable ProcessNode parent) {
        Owner owner = ownerOf(ofThread(), parent);
        while (owner != null) {
            Owner taker = owner.ignores(process) ? Owner.NOBODY : owner;
            if (taker == Owner.NOBODY || taker.opened(process)) {
                OWNERS.put(process.id(), taker);
                return;
            }
            owner = owner.current();
        }
    }

    static void closed(ProcessNode process) {
        Owner owner = OWNERS.remove(process.id());
        if (owner != null) {
            owner.closed(process);
        }
    }

    static void forget(long id) {
        OWNERS.remove(id);
    }

    /**
     * The owner of the current thread. Threads of the common pool have inherited from the first
     * user of the pool, which means nothing. But if JUnit calls only one test at this moment, they
     * work for that one.
     */
    private static @Nullable Owner ofThread() {
        if (!isOfTheCommonPool(Thread.currentThread())) {
            return OF_THREAD.get();
        }
        Iterator<Owner> called = CALLED.iterator();
        Owner only = called.hasNext() ? called.next() : null;
        return called.hasNext() ? null : only;
    }

    private static boolean isOfTheCommonPool(Thread thread) {
        return thread instanceof ForkJoinWorkerThread worker
                && worker.getPool() == ForkJoinPool.commonPool();
    }

    private static @Nullable Owner ownerOf(@Nullable Owner thread, @Nullable ProcessNode parent) {
        // The thread is left from a test that is over, such as a thread of a pool that the test
        // started.
        if (parent != null && (thread == null || thread.hasEnded())) {
            Owner ofParent = currentOwner(OWNERS.get(parent.id()));
            if (ofParent != null) {
                return ofParent;
            }
        }
        return currentOwner(thread);
    }

    private static @Nullable Owner currentOwner(@Nullable Owner owner) {
        return owner == null ? null : owner.current();
    }
}
