package goprocess.verification.child;

import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;

import java.time.Duration;

/** Uses everything that may start a thread of the library, and returns from main. */
public final class Idle {
    private Idle() {}

    public static void main(String[] args) throws InterruptedException {
        GoProcess app = GoProcesses.withSignals("TERM", "INT");
        app.go(self -> self.closing().await());
        GoProcess interrupted =
                GoProcesses.named("interrupted")
                        .interruptAfter(Duration.ofMillis(1))
                        .teardown(() -> {})
                        .go(self -> app.closed().await());
        interrupted.closeAsync().await();
        app.closed().await(Duration.ofNanos(1));
        Say.line("main returns");
    }
}
