package goprocess.debug.graph;

import org.jspecify.annotations.Nullable;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.util.concurrent.locks.LockSupport;

/**
 * The locks that threads wait for, and their owners. The JVM knows owners of platform threads only.
 */
final class Locks {
    private Locks() {}

    static @Nullable LockLook of(Thread thread, Thread.State state) {
        boolean waits =
                state == Thread.State.BLOCKED
                        || state == Thread.State.WAITING
                        || state == Thread.State.TIMED_WAITING;
        if (!waits) {
            return null;
        }
        try {
            return thread.isVirtual() ? blocker(thread) : ofPlatform(thread);
        } catch (RuntimeException | Error e) {
            // This runtime does not support it.
            return null;
        }
    }

    private static @Nullable LockLook ofPlatform(Thread thread) {
        ThreadInfo info = ManagementFactory.getThreadMXBean().getThreadInfo(thread.threadId());
        if (info == null || info.getLockName() == null || isOfLibrary(info.getLockName())) {
            return null;
        }
        long owner = info.getLockOwnerId();
        return new LockLook(
                info.getLockName(), owner > 0 ? info.getLockOwnerName() : null, Math.max(0, owner));
    }

    private static @Nullable LockLook blocker(Thread thread) {
        Object blocker = LockSupport.getBlocker(thread);
        // A thread that waits for a process is reported as a wait for the process.
        return blocker == null || isOfLibrary(blocker.getClass().getName())
                ? null
                : new LockLook(blocker.getClass().getName(), null, 0);
    }

    private static boolean isOfLibrary(String type) {
        return type.startsWith("goprocess.impl.");
    }
}
