package goprocess.interleavings;

import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;
import goprocess.api.Signal;

/**
 * {@code closeAfterChildren} without the wait, which would last forever where nobody closes the
 * children.
 */
final class Wish {
    private Wish() {}

    /** In a callback it must not wait, so it throws; the wish stays. */
    static void closeAfterChildren(GoProcess process) {
        Signal raised = closed();
        raised.onRaised(
                () -> {
                    try {
                        process.closeAfterChildren();
                    } catch (IllegalStateException e) {
                        // as promised
                    }
                });
    }

    private static Signal closed() {
        GoProcess other = GoProcesses.named("other").open();
        other.close();
        return other.closed();
    }
}
