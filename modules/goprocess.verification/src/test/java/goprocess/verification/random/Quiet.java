package goprocess.verification.random;

import goprocess.verification.random.Performance.Wait;

/**
 * Waits until nothing moves: until everything that must happen has happened, and everybody has come
 * to an end or waits for something that is not to happen.
 */
final class Quiet {
    /** Something that must happen and has not. */
    private record Due(String what, Object of, int at) {
        @Override
        public String toString() {
            return what + " " + of;
        }
    }

    private final Script script;
    private final Patience patience;

    private Quiet(Script script, Patience patience) {
        this.script = script;
        this.patience = patience;
    }

    /** Returns what must have happened by then. */
    static Model await(Script script, Patience patience) {
        return new Quiet(script, patience).await();
    }

    private Model await() {
        while (true) {
            long moves = script.moves();
            Model model = Model.ofWhatMust(script.members);
            Due due = firstDue(model);
            if (due != null) {
                patience.waitFor(due);
            } else if (script.moves() == moves) {
                // Who moved while others were looked at has come to an end or to a wait since, or
                // was seen: so nobody has.
                return model;
            }
        }
    }

    private Due firstDue(Model model) {
        for (Performance performance : script.performances()) {
            if (performance.ended) {
                continue;
            }
            Place place = performance.place;
            Member owner =
                    place.isOwned() || place.isCallback() ? script.members[place.number()] : null;
            if (!performance.started) {
                if (model.begins(performance, owner)) {
                    return new Due("must begin:", performance, 0);
                }
                continue;
            }
            Wait wait = performance.currentWait();
            if (wait == null || model.isOver(wait, place)) {
                return new Due("must go on:", performance, performance.at);
            }
        }
        for (Member member : script.members) {
            if (model.isClosing(member) && member.isRunning()) {
                return new Due("must be closing:", member, 0);
            }
            if (model.isClosed(member) && !member.isClosed()) {
                return new Due("must be closed:", member, 0);
            }
        }
        return null;
    }
}
