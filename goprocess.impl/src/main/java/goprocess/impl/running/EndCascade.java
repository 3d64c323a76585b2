package goprocess.impl.running;

import goprocess.impl.protocol.Cascade;

/**
 * The cascade for what follows the end of a function. It cannot be made before without costing each
 * running function its size; so where there is no memory now, the end waits for some.
 */
final class EndCascade {
    private EndCascade() {}

    static Cascade make() {
        while (true) {
            try {
                return new Cascade();
            } catch (OutOfMemoryError e) {
                letOthersRun();
            }
        }
    }

    @SuppressWarnings("ThreadPriorityCheck") // nothing depends on it
    private static void letOthersRun() {
        try {
            Thread.yield();
        } catch (VirtualMachineError e) {
            Thread.onSpinWait();
        }
    }
}
