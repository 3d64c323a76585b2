package goprocess.testing;

import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** The processes that the classes under test leave open on purpose, to be closed afterwards. */
final class Left {
    private static final Queue<GoProcess> OPEN = new ConcurrentLinkedQueue<>();

    private Left() {}

    static GoProcess open(String name) {
        return keep(GoProcesses.named(name).open());
    }

    static GoProcess keep(GoProcess process) {
        OPEN.add(process);
        return process;
    }

    static void close() {
        for (GoProcess left = OPEN.poll(); left != null; left = OPEN.poll()) {
            left.closeAsync();
            left.err();
        }
    }
}
