package goprocess.impl.observation;

import goprocess.impl.protocol.Cascade;
import goprocess.impl.protocol.Details;
import goprocess.impl.protocol.ExtraLink;
import goprocess.impl.protocol.Link;
import goprocess.impl.protocol.Node;
import goprocess.impl.protocol.Notes;
import goprocess.impl.protocol.Observer;
import goprocess.spi.CloseCause;
import goprocess.spi.ProcessEvent;
import goprocess.spi.ProcessLink;

import org.jspecify.annotations.Nullable;

/**
 * Records what the protocol reports about a node, and notifies the listeners. A node that closes at
 * once has a {@link BriefWatch}, and its close is one event. Other nodes have a {@link Watch}.
 */
final class Transitions extends Observer {
    private final Audience audience;

    Transitions(Audience audience) {
        this.audience = audience;
    }

    @Override
    protected Notes notesOf(boolean plain) {
        long now = audience.isRecording() ? System.nanoTime() : OpeningClock.now();
        return plain ? new BriefWatch(now) : new Watch(now);
    }

    @Override
    protected Details details() {
        return new Watch(0);
    }

    @Override
    protected boolean isIndifferent() {
        return !audience.closes || !audience.isRecording();
    }

    /** A root has to be removed from the list of roots first. */
    @Override
    protected boolean mayCloseUnobservedLocked(Notes own) {
        return own instanceof BriefWatch brief && brief.root == null;
    }

    // ---- opening and linking ----

    @Override
    protected void opened(Node node, @Nullable Node parent) {
        Watch watch = Watch.of(node);
        BriefWatch brief = BriefWatch.of(node);
        long openedAt = watch != null ? watch.openedAt : brief != null ? brief.openedAt : 0;
        if (!audience.isRecording()) {
            OpeningClock.opened(node.id);
        } else if (audience.openings) {
            try {
                audience.tell(new ProcessEvent.Opened(node, parent, openedAt));
            } catch (OutOfMemoryError e) {
                // Nobody is notified.
            }
        }
        if (parent != null) {
            return;
        }
        Roots.Root root = Roots.add(node, openedAt);
        if (watch != null) {
            watch.root = root;
        } else if (brief != null) {
            brief.root = root;
        }
        Leaks.opened();
    }

    @Override
    protected void linked(ExtraLink link) {
        if (!audience.links) {
            return;
        }
        try {
            audience.tell(
                    new ProcessEvent.Linked(
                            new ProcessLink(
                                    link.source(),
                                    link.to(),
                                    link.has(Link.CLOSES),
                                    link.has(Link.WAITS),
                                    link.has(Link.FAILS)),
                            System.nanoTime()));
        } catch (OutOfMemoryError e) {
            // Nobody is notified.
        }
    }

    // ---- closing ----

    @Override
    protected boolean closeWishedLocked(Notes own) {
        if (own instanceof Watch watch) {
            watch.wishedAt = System.nanoTime();
            return audience.wishes && watch.holdEnd();
        }
        return false;
    }

    @Override
    protected void closeWished(Node node, Cascade cascade) {
        Watch watch = Watch.of(node);
        if (watch != null) {
            try {
                audience.tell(new ProcessEvent.CloseWished(node, watch.wishedAt));
            } catch (OutOfMemoryError e) {
                // Nobody is notified.
            }
        }
        Listeners.letEnd(node, cascade);
    }

    @Override
    protected void beganLocked(Notes own, CloseCause cause, @Nullable Node by, boolean takesTime) {
        if (own instanceof Watch watch) {
            watch.began(cause, by, takesTime);
        } else if (own instanceof BriefWatch brief) {
            brief.cause = cause;
        }
    }

    @Override
    protected boolean waitIsBeingReportedLocked(Notes own) {
        return own instanceof Watch watch && watch.isTold();
    }

    @Override
    protected void waitedForLocked(Notes own, Node closed) {
        if (own instanceof Watch watch) {
            watch.last = closed;
        }
    }

    @Override
    protected boolean mayEndLocked(Notes own, CloseCause cause, boolean teardown) {
        return !(own instanceof Watch watch) || watch.mayEnd(cause, teardown);
    }

    @Override
    protected void teardownBeganLocked(Notes own) {
        if (own instanceof Watch watch) {
            watch.teardownSince = System.nanoTime();
        }
    }

    @Override
    protected boolean teardownEndedLocked(Notes own, long at) {
        return !(own instanceof Watch watch) || watch.teardownEnded(at);
    }

    @Override
    protected void functionBeganLocked(Notes own, long at) {
        if (own instanceof Watch watch) {
            watch.functionSince = at != 0 ? at : watch.openedAt;
        }
    }

    @Override
    protected void functionEndedLocked(Notes own, long at) {
        if (own instanceof Watch watch) {
            watch.functionEnded(at);
        }
    }

    @Override
    protected void closing(Node node) {
        int s = node.lock(); // it may be about to get more notes
        Watch watch = Watch.of(node);
        node.unlock(s);
        if (watch == null || watch.cause == null || watch.closingTold()) {
            return;
        }
        watch.closingIsTold(null);
        if (!audience.closes) {
            return;
        }
        long at = watch.closingAt != 0 ? watch.closingAt : System.nanoTime();
        try {
            watch.closingIsTold(
                    audience.tellBeginning(
                            new ProcessEvent.Closing(node, watch.cause, watch.by, at)));
        } catch (OutOfMemoryError e) {
            // Nobody is notified.
        }
    }

    /** The node is ENDING, so its notes are not replaced until it is closed. */
    @Override
    protected void closed(Node node, @Nullable Throwable failure) {
        Notes notes = node.notesLocked();
        Roots.Root root = null;
        try {
            if (notes instanceof Watch watch) {
                root = watch.root;
                tellOfEnd(node, watch, failure);
            } else if (notes instanceof BriefWatch brief) {
                root = brief.root;
                CloseCause cause = brief.cause;
                if (cause != null) {
                    tellAtOnce(node, cause, brief.by(node), failure, 0, 0);
                }
            }
        } catch (OutOfMemoryError e) {
            // Nobody is notified.
        }
        if (root != null && Roots.remove(root)) {
            Leaks.gone();
        }
    }

    private void tellOfEnd(Node node, Watch watch, @Nullable Throwable failure) {
        CloseCause cause = watch.cause;
        if (cause != null && !watch.closingTold()) {
            tellAtOnce(node, cause, watch.by, failure, watch.closingAt, watch.endsAtIfKnown());
        } else if (audience.closes) {
            audience.tellEnd(
                    new ProcessEvent.Closed(
                            node, watch.last, failure, watch.closingToken(), watch.endsAt()));
        }
    }

    /**
     * A time that is 0 is taken only if a listener records, since reading the clock is expensive.
     */
    private void tellAtOnce(
            Node node,
            CloseCause cause,
            @Nullable Node by,
            @Nullable Throwable failure,
            long began,
            long ended) {
        if (!audience.closes) {
            return;
        }
        long time = ended;
        long closingAt = began;
        if (audience.isRecording()) {
            time = ended != 0 ? ended : System.nanoTime();
            closingAt = began != 0 ? began : time;
        } else if (ended == 0) {
            time = began;
        }
        audience.tellAtOnce(
                new ProcessEvent.ClosedAtOnce(node, cause, by, failure, closingAt, time));
    }
}
