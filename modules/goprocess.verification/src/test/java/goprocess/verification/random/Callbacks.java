package goprocess.verification.random;

import goprocess.api.Signal;

/** Registers the two callbacks a process of a trial may have, each once. */
final class Callbacks {
    private Callbacks() {}

    static void register(Trial trial, Member member, boolean forClosing) {
        Performance callback = forClosing ? member.onClosing : member.onClosed;
        if (!callback.claim()) {
            return;
        }
        Signal signal = forClosing ? member.process.closing() : member.process.closed();
        callback.registration =
                forClosing
                        ? signal.onRaised(() -> UserCode.closing(trial, member))
                        : signal.onRaised(() -> UserCode.closed(trial, member));
        callback.firm = member.isRunning();
        callback.registered = true;
    }

    /** One with steps is left: whether they are still to be performed would not be known. */
    static void cancel(Member member) {
        cancel(member.onClosing);
        cancel(member.onClosed);
    }

    private static void cancel(Performance callback) {
        Signal.Registration registration = callback.registration;
        if (registration != null && callback.steps.isEmpty()) {
            callback.cancelled = true;
            registration.cancel();
        }
    }
}
