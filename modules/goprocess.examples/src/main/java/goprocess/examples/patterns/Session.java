package goprocess.examples.patterns;

import static goprocess.api.GoProcesses.named;

import goprocess.api.GoProcess;
import goprocess.api.Teardown;

import java.time.Duration;
import java.util.concurrent.CompletionStage;

/** A session that ends when other code completes a future, or when its time is over. */
final class Session {
    private Session() {}

    static GoProcess open(
            GoProcess app, CompletionStage<?> disconnected, Duration longest, Teardown logOut) {
        // @start region="futures"
        GoProcess session =
                named("session")
                        .parent(app)
                        .closeWhen(disconnected) // a future of other code
                        .closeAfter(longest) // at the latest
                        .teardown(logOut)
                        .open();
        // @end
        return session;
    }
}
