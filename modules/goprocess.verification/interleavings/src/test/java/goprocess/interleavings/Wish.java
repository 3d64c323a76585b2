package goprocess.interleavings;

import goprocess.api.GoProcess;
import goprocess.impl.protocol.Cascade;
import goprocess.impl.protocol.Node;

/**
 * {@code closeAfterChildren} without the wait, which would last indefinitely where nobody closes
 * the children: the transition alone, which takes effect at one moment.
 */
final class Wish {
    private Wish() {}

    static void closeAfterChildren(GoProcess process) {
        Cascade cascade = Cascade.ofCall();
        ((Node) process).wishAfterChildren(cascade);
        cascade.run();
    }
}
