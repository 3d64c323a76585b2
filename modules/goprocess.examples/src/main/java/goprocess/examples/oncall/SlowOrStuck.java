package goprocess.examples.oncall;

import goprocess.api.GoProcess;
import goprocess.debug.GraphChange;
import goprocess.debug.GraphFilter;
import goprocess.debug.ProcessGraph;

import java.time.Duration;

/** Captures a close twice: a slow close has moved on, and a stuck one has not. */
public final class SlowOrStuck {
    private SlowOrStuck() {}

    // @start region="since"
    static String judge(GoProcess app, Duration between) throws InterruptedException {
        ProcessGraph before = ProcessGraph.capture(app);
        app.closed().await(between);
        GraphChange change = ProcessGraph.capture(app).since(before);
        return change.isStill() ? "stuck: " + change.held() : "slow, closed: " + change.closed();
    }

    // @end

    // @start region="filter"
    static String picture(GoProcess app) {
        return ProcessGraph.capture(app).filter(GraphFilter.all().onlyStuck()).toDot();
    }
    // @end
}
