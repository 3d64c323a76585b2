package goprocess.verification.random;

import goprocess.verification.random.Performance.Wait;

/** What the code of a process does by itself: it stands still, and it fails. */
final class OwnActs {
    private final Performance performance;
    private final Place place;

    /** Null for a thread of the trial, which does neither. */
    private final Member owner;

    OwnActs(Performance performance, Member owner) {
        this.performance = performance;
        this.place = performance.place;
        this.owner = owner;
    }

    /** Until somebody lets the process go; a function also until it is interrupted. */
    void hold() throws InterruptedException {
        if (!place.isOwned()) {
            return;
        }
        performance.standStill(Wait.Kind.HOLD, owner);
        try {
            owner.hold.await();
        } finally {
            performance.goOn();
        }
    }

    void awaitClosing() throws InterruptedException {
        if (place.kind() != Place.Kind.FUNCTION) {
            return;
        }
        performance.standStill(Wait.Kind.CLOSING, owner);
        try {
            owner.process.closing().await();
        } finally {
            performance.goOn();
        }
    }

    /** With what the function has failed with, if it has. */
    void failAgain() throws Exception {
        Throwable before = owner == null ? null : owner.functionFailure;
        fail(before instanceof Planned again ? again : new Planned.Checked());
    }

    void fail(Planned failure) throws Exception {
        if (owner == null || (place.isCallback() && failure instanceof Exception)) {
            return; // a callback cannot throw what is checked
        }
        failure.thrown().incrementAndGet();
        if (failure instanceof Error e) {
            throw e;
        }
        throw (Exception) failure;
    }
}
