package goprocess.verification.random;

/** Links two processes that are open, or were, and checks what the call itself promises. */
final class Linking {
    private Linking() {}

    /** Both are opened, and different. Who waits is the one with the lower number. */
    static void make(Trial trial, Verb verb, Member one, Member two) {
        boolean turned = verb != Verb.ADD_CHILD_NO_WAIT && one.number > two.number;
        Member from = turned ? two : one;
        Member to = turned ? one : two;
        boolean wasRunning = from.isRunning();
        try {
            switch (verb) {
                case ADD_CHILD -> from.process.addChild(to.process);
                case ADD_CHILD_NO_WAIT -> from.process.addChildNoWait(to.process);
                default -> from.process.waitFor(to.process);
            }
        } catch (IllegalStateException e) {
            Outcome.LINK_REFUSED.met();
            if (verb == Verb.ADD_CHILD_NO_WAIT || !trial.mayRefuseLinks(from)) {
                trial.violated(from + " refused a link to " + to, e);
            }
            return;
        }
        if (verb != Verb.WAIT_FOR) {
            if (!wasRunning && to.isRunning()) {
                trial.violated(to + " goes on though it became a child of " + from);
            }
            trial.linkedToClose(from, to);
        }
        if (verb != Verb.ADD_CHILD_NO_WAIT) {
            trial.linkedToWait(from, to);
        }
    }
}
