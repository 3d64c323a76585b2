package goprocess.examples.patterns;

import static goprocess.api.GoProcesses.named;

import goprocess.api.GoProcess;
import goprocess.api.ProcessFunction;

import java.time.Duration;

/** A function that blocks and cannot look at {@code closing()}, and that must not be missing. */
final class Consumer {
    private Consumer() {}

    static GoProcess start(GoProcess app, Duration grace, ProcessFunction consume) {
        // @start region="consumer"
        GoProcess consumer =
                named("consumer")
                        .parent(app)
                        .interruptAfter(grace) // it blocks, and does not look at closing()
                        .closeOnFailure(app) // the application is of no use without it
                        .go(consume);
        // @end
        return consumer;
    }
}
