package goprocess.debug;

import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;
import goprocess.fixtures.Gate;

/** A service that hangs while it closes, with every kind of link in it. */
final class Sample implements AutoCloseable {
    private final Gate reporting = new Gate();
    private final Gate working = new Gate();
    final GoProcess app = GoProcesses.named("app").open();
    final GoProcess http = GoProcesses.named("http").parent(app).open();
    final GoProcess pool =
            GoProcesses.named("pool").parent(app).waitFor(http).teardown(() -> {}).open();
    final GoProcess database =
            GoProcesses.named("database").parent(app).waitFor(pool).teardown(() -> {}).open();
    final GoProcess metrics = GoProcesses.named("metrics").open();
    final GoProcess reporter;
    final GoProcess worker;

    Sample() throws InterruptedException {
        app.addChildNoWait(metrics);
        reporter = metrics.go("reporter", self -> reporting.pass());
        worker =
                GoProcesses.named("worker")
                        .parent(http)
                        .closeOnFailure(app)
                        .go(self -> working.pass());
        reporting.awaitReached();
        working.awaitReached();
    }

    @Override
    public void close() {
        reporting.close();
        working.close();
        app.close();
        metrics.close();
    }
}
