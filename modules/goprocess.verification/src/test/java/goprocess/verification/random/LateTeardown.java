package goprocess.verification.random;

import goprocess.api.CloseException;

/** A teardown that is given to an open process: in time, too late, or as the second. */
final class LateTeardown {
    private final Trial trial;
    private final Member member;
    private final Thread setter = Thread.currentThread();

    /** Plain on purpose. */
    private boolean prepared;

    private volatile boolean hasReturned;
    private boolean ranAtOnce;

    LateTeardown(Trial trial, Member member) {
        this.trial = trial;
        this.member = member;
    }

    void set() {
        boolean isFirst = member.teardownsGiven.getAndIncrement() == 0;
        prepared = true;
        try {
            member.process.setTeardown(this::run);
            hasReturned = true;
            if (!ranAtOnce) {
                member.keepsTeardown = true;
            } else if (member.lateFailure != null) {
                trial.violated("the late teardown of " + member + " failed, and nobody was told");
            }
        } catch (CloseException e) {
            if (!ranAtOnce || e.getCause() != member.lateFailure) {
                trial.violated("the late teardown of " + member + " failed otherwise", e);
            }
        } catch (IllegalStateException e) {
            Outcome.TEARDOWN_REFUSED.met();
            if (isFirst && member.teardownsGiven.get() == 1) {
                trial.violated(member + " refused its first teardown", e);
            }
        }
    }

    private void run() throws Exception {
        if (!prepared) {
            trial.violated("what preceded setTeardown is not visible to that of " + member);
        }
        if (Thread.currentThread() == setter && !hasReturned) {
            ranAtOnce = true;
            Outcome.TEARDOWN_RUN_AT_ONCE.met();
            UserCode.lateTeardown(trial, member);
        } else {
            UserCode.teardown(trial, member);
        }
    }
}
