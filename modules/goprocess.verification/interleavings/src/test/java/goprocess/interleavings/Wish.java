package goprocess.interleavings;

import goprocess.api.DeadlockException;
import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;

/**
 * {@code closeAfterChildren} without the wait, which would last indefinitely where nobody closes
 * the children. It is called in the function of a child, where the wait could never end, so it
 * throws and the wish stays. Nothing can close the process by that wish before the child has ended,
 * so the call takes effect at one moment.
 */
final class Wish {
    private Wish() {}

    static void closeAfterChildren(GoProcess process) {
        try {
            GoProcesses.named("wish")
                    .parent(process)
                    .threadFactory(InPlace::new)
                    .go(self -> wish(process));
        } catch (IllegalStateException e) {
            // Its teardown has begun: nothing is left to wish for.
        }
    }

    private static void wish(GoProcess process) {
        try {
            process.closeAfterChildren();
        } catch (DeadlockException e) {
            return; // as promised
        }
        throw new AssertionError("It waited for its own child");
    }
}
