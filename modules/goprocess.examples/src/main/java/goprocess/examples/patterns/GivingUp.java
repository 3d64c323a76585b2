package goprocess.examples.patterns;

import static goprocess.api.GoProcesses.named;

import goprocess.api.GoProcess;
import goprocess.api.ProcessFunction;
import goprocess.api.Teardown;

import java.time.Duration;

/** A part that is given up if it does not end in time. */
final class GivingUp {
    private GivingUp() {}

    static GoProcess open(GoProcess app, Duration grace, Teardown flush, ProcessFunction send) {
        // @start region="giving-up"
        GoProcess metrics =
                named("metrics")
                        .parent(app)
                        .abandonAfter(grace) // its last figures are not worth the budget
                        .teardown(flush)
                        .go(send);
        // @end
        return metrics;
    }
}
