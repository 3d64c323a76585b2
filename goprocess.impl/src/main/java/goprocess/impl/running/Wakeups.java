package goprocess.impl.running;

import goprocess.impl.messages.Failures;
import goprocess.impl.protocol.Node;

import java.util.concurrent.locks.LockSupport;

/**
 * Wakes threads that wait for a node. If the JVM fails to wake one, the others must still be woken.
 */
final class Wakeups {
    private Wakeups() {}

    static void wake(Thread thread, Node node) {
        try {
            LockSupport.unpark(thread);
        } catch (Throwable e) {
            Failures.log(Failures.Mishap.WAITER_NOT_WOKEN, node, e);
        }
    }
}
