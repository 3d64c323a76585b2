package goprocess.impl.running;

import goprocess.api.ForwardingProcess;
import goprocess.api.GoProcess;
import goprocess.api.RefusedException;
import goprocess.impl.observation.Inspection;
import goprocess.impl.protocol.Link;
import goprocess.impl.protocol.Moment;
import goprocess.impl.protocol.Node;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Set;

/** Distinguishes a refusal that only answers a close from one that is a failure. */
final class Refusals {
    private Refusals() {}

    /**
     * Whether the process that refused is closing, and so is the process whose function was
     * refused, or one above it: then the function only learned that its time is over.
     */
    static boolean isAnswerToClosing(RefusedException refused, Node self) {
        GoProcess refuser = refused.refuser();
        while (refuser instanceof ForwardingProcess forwarding) {
            refuser = forwarding.delegate();
        }
        return refused.isAnswerToClosing()
                && refuser instanceof Node node
                && node.isRaised(Moment.CLOSING)
                && isBelowOneThatCloses(self);
    }

    private static boolean isBelowOneThatCloses(Node self) {
        Set<Node> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<Node> open = new ArrayDeque<>();
        seen.add(self);
        open.add(self);
        Node node;
        while ((node = open.poll()) != null) {
            if (node.isRaised(Moment.CLOSING)) {
                return true;
            }
            for (Inspection.Source source : Inspection.sources(node)) {
                if (source.link().has(Link.CLOSES) && seen.add(source.node())) {
                    open.add(source.node());
                }
            }
        }
        return false;
    }
}
