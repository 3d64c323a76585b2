package goprocess.verification.child;

import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;

import java.time.Duration;

/**
 * Functions that recurse without end, and call the library at every depth of the lower half of the
 * stack, until it ends in one of the calls. Its argument tells which.
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

    private static int deepest;

    private void recurse(GoProcess self, int depth) throws InterruptedException {
        if (depth > deepest / 2) { // before, there is room for any call
            call(self);
        }
        recurse(self, depth + 1);
    }

    private static void measure(GoProcess self, int depth) {
        deepest = depth;
        measure(self, depth + 1);
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
            measure(self, 0);
        } catch (StackOverflowError e) {
            // So deep it is.
        }
        try {
            recurse(self, 0);
        } catch (StackOverflowError e) {
            // That is how it ends.
        }
    }
}
