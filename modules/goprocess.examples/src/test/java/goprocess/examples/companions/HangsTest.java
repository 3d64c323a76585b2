package goprocess.examples.companions;

import static org.junit.jupiter.api.Timeout.ThreadMode.SEPARATE_THREAD;

import static java.util.concurrent.TimeUnit.MINUTES;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;

import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;
import goprocess.debug.ProcessGraph;
import goprocess.fixtures.Gate;
import goprocess.periodic.Periodic;
import goprocess.ratelimit.RateLimiter;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.sql.Connection;
import java.time.Duration;
import java.util.regex.Pattern;

/**
 * Closes that hang in a pool of connections, a limiter and a schedule: of each the first line of
 * the diagnosis says who, what and where.
 */
@Timeout(value = 2, unit = MINUTES, threadMode = SEPARATE_THREAD)
class HangsTest {
    private final GoProcess app = GoProcesses.named("app").open();
    private final Gate never = new Gate();

    @AfterEach
    void letGo() {
        never.open();
        app.closeAsync();
        app.err();
    }

    /** Waits until the first line is so; threads may be on their way. */
    private static void awaitFirstLine(GoProcess held, String expected) {
        Pattern pattern = Pattern.compile(expected.replace("AT", "\\S+\\(\\w+\\.java:\\d+\\)"));
        String line = "";
        while (!pattern.matcher(line).matches()) {
            if (Thread.interrupted()) { // the time of the test is over
                throw new AssertionError(line);
            }
            line = ProcessGraph.capture(held).diagnose().toString().lines().findFirst().orElse("");
        }
    }

    @Test
    void aPoolWhoseConnectionsDoNotComeBack() throws Exception {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl("jdbc:h2:mem:hangs");
        config.setMaximumPoolSize(2);
        config.setConnectionTimeout(0); // for ever
        HikariDataSource connections = new HikariDataSource(config);
        GoProcess pool = GoProcesses.named("pool").parent(app).open();
        pool.setTeardown(
                () -> {
                    while (connections.getHikariPoolMXBean().getActiveConnections() > 0) {
                        Thread.onSpinWait();
                    }
                    connections.close();
                });
        pool.go("repository", self -> self.closing().await());
        Connection leaked = connections.getConnection();
        Connection other = connections.getConnection();
        pool.go("report-job", self -> connections.getConnection().close());
        app.closeAsync();
        awaitFirstLine(
                app,
                "report-job #\\d+ holds the close of app #\\d+: its function, at AT, thread"
                        + " report-job, for .*");
        other.close();
        // It runs on the other thread if no virtual one has begun to run for a second.
        awaitFirstLine(
                app,
                "pool #\\d+ holds the close of app #\\d+: its teardown, at AT, thread (teardown of"
                        + " pool|goprocess carrier), for .*");
        leaked.close();
    }

    /** It waits for the place that it has itself. Nothing is closing, but that is wished for. */
    @Test
    void aChildThatWaitsForRoomInItsOwnLimiter() throws Exception {
        RateLimiter crawl = new RateLimiter("crawl", app, 1);
        crawl.limitedGo("page-1", self -> crawl.limitedGo("page-2", below -> {}));
        Thread waits = Thread.ofVirtual().start(crawl::closeAfterChildren);

        awaitFirstLine(
                crawl,
                "page-1 #\\d+ holds the close of crawl #\\d+: its function, at AT, thread"
                        + " page-1, for .*");

        crawl.closeAsync();
        waits.join();
    }

    @Test
    void aCallOfAScheduleThatDoesNotReturn() throws Exception {
        Periodic.named("metrics")
                .parent(app)
                .every(Duration.ofMillis(1), call -> never.passUninterruptibly());
        never.awaitReached();
        app.closeAsync();

        awaitFirstLine(
                app,
                "metrics-call #\\d+ holds the close of app #\\d+: its function, at .*, thread"
                        + " metrics-call, for .*");
    }
}
