package goprocess.examples.patterns;

import static goprocess.api.GoProcesses.named;

import goprocess.api.GoProcess;
import goprocess.api.ProcessFunction;

import java.time.Duration;

/**
 * A function that blocks and cannot check {@code closing()}, and without which the application
 * cannot go on.
 */
final class Consumer {
    private Consumer() {}

    static GoProcess start(GoProcess app, Duration grace, ProcessFunction consume) {
        // @start region="consumer"
        GoProcess consumer =
                named("consumer")
                        .parent(app)
                        .interruptAfter(grace) // it blocks, and does not check closing()
                        .closeOnFailure(app) // the application needs it
                        .go(consume);
        // @end
        return consumer;
    }
}
