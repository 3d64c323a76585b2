package goprocess.verification.child;

import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;

import java.time.Duration;

/**
 * Functions that recurse without end, and call the library at every depth, until the stack ends in
 * one of the calls. Its argument tells which.
 */
public enum Endless {
    ERR_NOW {
        @Override
        void call(GoProcess self) {
            self.errNow();
        }
    },
    AWAIT {
        @Override
        void call(GoProcess self) throws InterruptedException {
            self.closed().await(Duration.ofNanos(1));
        }
    },
    CLOSE_A_FAMILY {
        @Override
        void call(GoProcess self) {
            GoProcess parent = GoProcesses.named("parent").parent(self).open();
            GoProcess child = GoProcesses.named("child").parent(parent).teardown(() -> {}).open();
            child.closed().onRaised(() -> {});
            parent.closeAsync();
        }
    };

    /** Stacks of different sizes end at different places. */
    private static final int STACKS = 60;

    abstract void call(GoProcess self) throws InterruptedException;

    private void recurse(GoProcess self) throws InterruptedException {
        call(self);
        recurse(self);
    }

    public static void main(String[] args) throws InterruptedException {
        Endless endless = valueOf(args[0]);
        for (int i = 0; i < STACKS; i++) {
            int size = 200_000 + i * 1_000;
            GoProcess p =
                    GoProcesses.named("p")
                            .threadFactory(task -> new Thread(null, task, "endless", size))
                            .go(endless::recurseUntilTheStackEnds);
            p.closed().await();
        }
        Say.line("all closed");
    }

    private void recurseUntilTheStackEnds(GoProcess self) throws InterruptedException {
        try {
            recurse(self);
        } catch (StackOverflowError e) {
            // That is how it ends.
        }
    }
}
