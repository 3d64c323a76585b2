package goprocess.verification.random;

import goprocess.api.GoProcess;
import goprocess.api.GoProcessBuilder;
import goprocess.api.GoProcesses;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Opens a process in the way its plan says, and checks a refusal. */
final class Opening {
    private final Trial trial;
    private final Member member;
    private final Making making;
    private final List<Member> parents;
    private final List<Member> waits;
    private final List<Member> fails;

    private Opening(Trial trial, Member member) {
        this.trial = trial;
        this.member = member;
        this.making = member.making;
        this.parents =
                opened(making.parents()).filter(parent -> parent.number < member.number).toList();
        this.waits = opened(making.waits()).filter(other -> other.number > member.number).toList();
        this.fails = opened(making.fails()).toList();
    }

    private Stream<Member> opened(List<Integer> numbers) {
        return numbers.stream().map(trial.script()::opened).filter(found -> found != null);
    }

    /** Does nothing if it was opened, or refused, before. */
    static void open(Trial trial, Member member) {
        if (!member.opening.compareAndSet(false, true)) {
            return;
        }
        new Opening(trial, member).open();
    }

    private void open() {
        member.keepsTeardown = making.hasTeardown();
        member.teardownsGiven.set(making.hasTeardown() ? 1 : 0);
        fails.forEach(other -> other.failers.add(member));
        member.prepared = true;
        GoProcess process;
        try {
            process = opensShort() ? openShort() : openByBuilder();
        } catch (IllegalStateException e) {
            Outcome.PROCESS_REFUSED.met();
            if (parents.stream().noneMatch(trial::mayRefuseLinks)) {
                trial.violated(member.number + " was refused though no parent is past its end", e);
            }
            return;
        }
        opened(process);
    }

    private boolean opensShort() {
        boolean plain =
                making.isShort() && !making.isInterrupted() && waits.isEmpty() && fails.isEmpty();
        int all = parents.size() + (making.isKept() ? 1 : 0);
        if (making.hasFunction()) {
            return plain
                    && all <= 1
                    && !making.hasTeardown()
                    && all >= (making.afterChildren() ? 1 : 0);
        }
        return plain && all == (making.hasTeardown() ? 0 : 1);
    }

    private GoProcess openShort() {
        GoProcess parent = making.isKept() ? trial.keeper() : null;
        if (!parents.isEmpty()) {
            parent = parents.get(0).process;
        }
        if (!making.hasFunction()) {
            return making.hasTeardown()
                    ? GoProcesses.withTeardown(() -> UserCode.teardown(trial, member))
                    : GoProcesses.withParent(parent);
        }
        if (parent == null) {
            return GoProcesses.go(this::function);
        }
        return making.afterChildren()
                ? parent.go(this::function)
                : GoProcesses.goChild(parent, this::function);
    }

    private GoProcess openByBuilder() {
        GoProcessBuilder builder = GoProcesses.named("member " + member.number);
        List<GoProcess> all = new ArrayList<>();
        parents.forEach(parent -> all.add(parent.process));
        if (making.isKept()) {
            all.add(member.number % 2 * all.size(), trial.keeper()); // first, or last
        }
        all.forEach(builder::parent);
        waits.forEach(other -> builder.waitFor(other.process));
        fails.forEach(other -> builder.closeOnFailure(other.process));
        if (making.hasTeardown()) {
            builder.teardown(() -> UserCode.teardown(trial, member));
        }
        if (!making.hasFunction()) {
            return builder.open();
        }
        if (making.isInterrupted()) {
            builder.interruptAfter(Duration.ZERO);
        }
        if (making.afterChildren()) {
            builder.closeAfterChildren();
        }
        return builder.go(this::function);
    }

    private void function(GoProcess self) throws Exception {
        UserCode.function(trial, member, self, () -> opened(self));
    }

    /**
     * By the caller or by the function, whoever comes first; the other one does not go on before.
     */
    private void opened(GoProcess process) {
        synchronized (member) {
            if (!member.isOpened()) {
                record(process);
            } else if (member.process != process) {
                trial.violated(member + " is not what its function was given: " + process);
            }
        }
    }

    private void record(GoProcess process) {
        member.process = process;
        for (Member parent : parents) {
            trial.linkedToClose(parent, member);
            trial.linkedToWait(parent, member);
        }
        waits.forEach(other -> trial.linkedToWait(member, other));
        member.fails.addAll(fails);
    }
}
