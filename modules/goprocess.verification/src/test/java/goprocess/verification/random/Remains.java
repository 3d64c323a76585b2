package goprocess.verification.random;

import goprocess.api.GoProcess;

import java.lang.ref.Reference;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What could still be reached of trials that are over, while their keeper lives. */
final class Remains {
    /** A thing that should be garbage, and the name or seed of the plan that it was in. */
    private record Left(WeakReference<Object> thing, Object plan) {
        private Left(Object thing, Object plan) {
            this(new WeakReference<>(thing), plan);
        }

        boolean isGarbage() {
            return thing.refersTo(null);
        }
    }

    private final List<Left> userCode = new ArrayList<>();
    private final List<Left> processes = new ArrayList<>();

    /** Some of the processes, held so that they would hold what they should not. */
    private final List<GoProcess> held = new ArrayList<>();

    void add(Trial trial, Object plan) {
        userCode.add(new Left(trial, plan));
        for (Member member : trial.script().members) {
            if (member.isOpened()) {
                processes.add(new Left(member.process, plan));
                if (member.number % 8 == 0) {
                    held.add(member.process);
                }
            }
        }
    }

    int size() {
        return processes.size();
    }

    /** Closed processes hold no function, teardown or callback; then nobody holds them. */
    void awaitCollected(GoProcess keeper, Patience patience) {
        awaitCollected("closed processes must let go of their code: plans", userCode, patience);
        Reference.reachabilityFence(held);
        held.clear();
        awaitCollected("closed processes must be garbage: plans", processes, patience);
        Reference.reachabilityFence(keeper);
    }

    private static void awaitCollected(String due, List<Left> all, Patience patience) {
        while (!all.isEmpty()) {
            System.gc();
            all.removeIf(Left::isGarbage);
            if (!all.isEmpty()) {
                patience.waitFor(due + plans(all));
            }
        }
    }

    private static String plans(List<Left> all) {
        return all.stream()
                .map(left -> " " + left.plan())
                .distinct()
                .limit(10)
                .collect(Collectors.joining());
    }
}
