package goprocess.debug;

import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;

/** Processes that can never close, and so are only gone from the graph once they are garbage. */
final class Garbage {
    private final List<WeakReference<GoProcess>> processes = new ArrayList<>();

    GoProcess open(String name) {
        return remember(GoProcesses.named(name).open());
    }

    GoProcess remember(GoProcess process) {
        processes.add(new WeakReference<>(process));
        return process;
    }

    /** Waits until they are; nobody may refer to them any more. */
    void collect() {
        Closing.await(
                () -> {
                    System.gc();
                    return processes.stream().allMatch(process -> process.get() == null);
                });
    }
}
