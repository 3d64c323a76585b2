package goprocess.verification.random;

import goprocess.verification.random.Performance.Wait;

/**
 * The contract as one thread would say it: from what was asked and granted so far follows which
 * processes are closing, and which are closed, once nothing moves any more.
 *
 * <p>Everything that follows only ever adds to it, so it is one least fixed point, in whatever
 * order the calls came. One thing depends on the order: whether a wish to close after the children
 * came true before a child was added. So there are two models: what must have happened, and what
 * may have.
 */
final class Model {
    private final Member[] members;
    private final boolean generous;
    private final boolean[] closing;
    private final boolean[] closed;

    /** Whether a failure of another may have been handed to it. */
    private final boolean[] handed;

    private Model(Member[] members, boolean generous) {
        this.members = members;
        this.generous = generous;
        this.closing = new boolean[members.length];
        this.closed = new boolean[members.length];
        this.handed = new boolean[members.length];
        boolean changes;
        do {
            changes = false;
            for (Member member : members) {
                changes |= begins(member);
            }
            for (int i = members.length - 1; i >= 0; i--) {
                changes |= ends(members[i]);
            }
        } while (changes);
    }

    /** What must happen: a link holds a wish back, if it may have been there before. */
    static Model ofWhatMust(Member[] members) {
        return new Model(members, false);
    }

    /** What may happen: a link holds a wish back only if it was there before for certain. */
    static Model ofWhatMay(Member[] members) {
        return new Model(members, true);
    }

    private boolean begins(Member member) {
        if (!member.isOpened()) {
            return false;
        }
        boolean changes = false;
        if (!closing[member.number] && closesByItself(member)) {
            closing[member.number] = true;
            changes = true;
        }
        if (closing[member.number]) {
            for (Member child : member.closes) {
                changes |= begin(child);
            }
        }
        boolean may = generous && (member.mayHaveFailed() || handed[member.number]);
        if (member.hasFailed() || may) {
            for (Member other : member.fails) {
                changes |= begin(other) || !handed[other.number];
                handed[other.number] = true;
            }
        }
        return changes;
    }

    private boolean begin(Member member) {
        boolean begins = !closing[member.number];
        closing[member.number] = true;
        return begins;
    }

    private boolean closesByItself(Member member) {
        boolean afterChildren = member.wished || member.making.afterChildren();
        return member.called
                || (!generous && member.seenClosing)
                || (member.functionEnded && member.functionFailure != null)
                || (member.functionEnded && !member.making.afterChildren())
                || (afterChildren
                        && member.functionIsOver()
                        && (member.wished || member.functionEnded)
                        && waitsAreOver(member, generous));
    }

    private boolean waitsAreOver(Member member, boolean firmOnly) {
        for (Member.Waited waited : member.waits) {
            if (!closed[waited.to().number] && (waited.firm() || !firmOnly)) {
                return false;
            }
        }
        return true;
    }

    private boolean ends(Member member) {
        int number = member.number;
        if (closed[number] || !isReady(member)) {
            return false;
        }
        closed[number] = !member.keepsTeardown || member.teardownEnded;
        return closed[number];
    }

    /** Whether the teardown has begun, or must. */
    private boolean isReady(Member member) {
        Performance callback = member.onClosing;
        return closing[member.number]
                && member.functionIsOver()
                && waitsAreOver(member, false)
                && (!callback.registered || callback.cancelled || callback.ended);
    }

    boolean isClosing(Member member) {
        return closing[member.number];
    }

    boolean isClosed(Member member) {
        return closed[member.number];
    }

    /** Whether the steps of a place must have begun. */
    boolean begins(Performance performance, Member owner) {
        return switch (performance.place.kind()) {
            case FUNCTION -> owner.isOpened() && owner.making.hasFunction();
            case TEARDOWN -> owner.isOpened() && owner.keepsTeardown && isReady(owner);
            case CLOSING -> isDue(performance) && isClosing(owner);
            case CLOSED -> isDue(performance) && isClosed(owner);
            default -> true;
        };
    }

    private static boolean isDue(Performance callback) {
        return callback.registered && !callback.cancelled;
    }

    /** Whether somebody who waits for this must go on. */
    boolean isOver(Wait wait, Place place) {
        Member member = wait.member();
        return switch (wait.kind()) {
            case CLOSED -> isClosed(member);
            case CLOSING -> isClosing(member);
            case HOLD ->
                    member.hold.getCount() == 0
                            || (place.kind() == Place.Kind.FUNCTION
                                    && member.making.isInterrupted()
                                    && isClosing(member));
        };
    }
}
