package goprocess.impl;

import goprocess.api.ForwardingProcess;
import goprocess.api.GoProcess;
import goprocess.spi.CloseCause;

import org.jspecify.annotations.Nullable;

import java.util.Objects;

/**
 * Makes links: first in the array of the source, then in the list of the target, never under both
 * locks.
 */
final class Links {
    private Links() {}

    /** The node of a process that was given by a user. */
    static Node node(GoProcess process, String role) {
        GoProcess inner = Objects.requireNonNull(process, role);
        while (inner instanceof ForwardingProcess forwarding) {
            inner = forwarding.delegate();
        }
        if (inner instanceof Node node) {
            return node;
        }
        throw new IllegalArgumentException(
                "The "
                        + role
                        + " is a "
                        + inner.getClass().getName()
                        + ", which is not a process of the library: extend ForwardingProcess to"
                        + " make a type of your own");
    }

    /**
     * Links two different nodes.
     *
     * @return whether the source took it; it does not once its teardown has begun
     */
    static boolean make(Node source, Node target, int flags, Turn turn) {
        if (source instanceof Background) {
            return true;
        }
        if (target instanceof Background) {
            return (flags & Link.WAITS) == 0 || source.waitForever();
        }
        if (Node.phase(target.peek()) == Node.CLOSED) {
            return Node.phase(source.peek()) < Node.ENDING;
        }
        Listening listening = Listening.INSTALLED;
        ExtraLink link = new ExtraLink(source, target, flags);
        int before = source.addOut(link, Node.ENDING, listening != null);
        if (before == LinkedNode.THERE_ALREADY) {
            if (source.isRaised(true) && (flags & Link.CLOSES) != 0) {
                target.begin(CloseCause.PARENT, source, turn);
            }
            return true;
        }
        if (before >= Node.ENDING) {
            return false;
        }
        boolean entered = target.addIn(link, listening != null);
        if (!entered) {
            source.dropOut(link, null, turn);
        }
        if (listening != null) {
            if (link.gated) { // else the target is all but closed, and the link gone in a moment
                listening.linked(link, source);
                target.release(turn);
            }
            source.release(turn);
        }
        if (before >= Node.CLOSING && (flags & Link.CLOSES) != 0) {
            target.begin(CloseCause.PARENT, source, turn);
        }
        return true;
    }

    /**
     * Brings a new node into the graph, under its first parent or under none, and tells the
     * listener.
     *
     * @return whether the parent took it
     */
    static boolean open(Node child, @Nullable Node parent) {
        Listening recording = Listening.recording();
        if (recording != null) {
            recording.opened(child, parent);
        }
        if (parent == null) {
            Watch watch = Listening.watch(child);
            if (watch != null) {
                watch.mayBeRoot = true; // nobody else has it yet
                Roots.add(child, watch);
            }
            return true;
        }
        child.from = parent;
        int before = parent.addOut(child, Node.CLOSING, false);
        if (before == Node.CLOSING) {
            Turn turn =
                    new Turn(); // before the link is made, since without memory for it the child
            // would stay open
            before = parent.addOut(child, Node.ENDING, false);
            if (before == Node.CLOSING) {
                child.begin(CloseCause.PARENT, parent, turn);
                turn.run();
            }
        }
        if (before < Node.ENDING) {
            return true;
        }
        child.from = null;
        return false;
    }

    /** What is said when a process cannot be linked any more. */
    static IllegalStateException refusal(Node source, String what) {
        return new IllegalStateException(
                source
                        + " cannot "
                        + what
                        + ": its teardown has begun or it is closed."
                        + " Do it before the process closes, or use one that is open");
    }
}
