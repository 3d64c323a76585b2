package goprocess.impl.protocol;

import goprocess.spi.CloseCause;

import org.jspecify.annotations.Nullable;

/**
 * Makes links: first in the array of the source, then in the list of the target, never under both
 * locks.
 */
public final class Links {
    /** In an array of at most this many links the same link is always searched for. */
    private static final int FEW = 64;

    private Links() {}

    /**
     * Links two different nodes.
     *
     * @return whether the source accepted it; false once the teardown of the source has begun
     */
    public static boolean make(Node source, Node target, int flags, Cascade c) {
        if (source.isBackground()) {
            return true;
        }
        source.ensureDetails();
        if (target.isBackground()) {
            return (flags & Link.WAITS) == 0 || source.waitForever();
        }
        if (target.isClosed()) {
            int s = source.lock(); // what precedes the call is visible to the teardown
            source.unlock(s);
            return Node.phase(s) < Node.ENDING;
        }
        target.ensureDetails();
        Observer observer = Observer.Installed.OBSERVER;
        ExtraLink link = new ExtraLink(source, target, flags);
        boolean fromSource =
                source.aboutOutgoing() <= FEW || source.aboutOutgoing() <= target.aboutIncoming();
        int before = source.addOut(link, Node.ENDING, fromSource, observer != null);
        if (before == LinkedNode.THERE_ALREADY) {
            if (source.isRaised(Moment.CLOSING) && (flags & Link.CLOSES) != 0) {
                target.begin(CloseCause.PARENT, source, c);
            }
            return true;
        }
        if (before >= Node.ENDING) {
            return false;
        }
        boolean entered = target.addIn(link, !fromSource, observer != null);
        if (!entered) {
            source.dropOut(link, null, c);
        }
        if (observer != null) {
            if (link.gated) { // else the target is all but closed, and the link gone in a moment
                observer.linked(link);
                target.release(c);
            }
            source.release(c);
        }
        if (before >= Node.CLOSING && (flags & Link.CLOSES) != 0) {
            target.begin(CloseCause.PARENT, source, c);
        }
        return true;
    }

    /**
     * Brings a new node into the graph, under its first parent or under none.
     *
     * @return whether the parent accepted it
     */
    public static boolean open(Node child, @Nullable Node parent) {
        Observer.Installed.opened(child, parent);
        if (parent == null) {
            return true;
        }
        parent.ensureDetails();
        child.from = parent;
        int before = parent.addOut(child, Node.CLOSING, false, false);
        if (before == Node.CLOSING) {
            // The cascade is made before the link: without memory for it the child would stay open.
            Cascade c = new Cascade();
            before = parent.addOut(child, Node.ENDING, false, false);
            if (before == Node.CLOSING) {
                child.begin(CloseCause.PARENT, parent, c);
                c.run();
            }
        }
        if (before < Node.ENDING) {
            return true;
        }
        child.from = null;
        return false;
    }
}
