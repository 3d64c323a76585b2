package goprocess.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;
import goprocess.api.ProcessFutures;
import goprocess.api.State;
import goprocess.debug.Finding;
import goprocess.debug.GraphFilter;
import goprocess.debug.ProcessGraph;
import goprocess.debug.StuckFunction;
import goprocess.debug.WaitCycle;
import goprocess.periodic.Periodic;
import goprocess.periodic.Schedule;
import goprocess.queue.DrainQueue;
import goprocess.ratelimit.RateLimiter;

import org.junit.jupiter.api.Test;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;

/** The samples of the Javadoc do what they say. */
class JavadocSamplesTest {
    private final List<String> order = Collections.synchronizedList(new ArrayList<>());

    /** Something that is stopped or closed. */
    private final class Part {
        private final String name;

        Part(String name) {
            this.name = name;
        }

        void close() {
            order.add(name);
        }

        void stop() {
            order.add(name);
        }
    }

    @Test
    void whatUsesAThingIsItsChild() {
        Part pool = new Part("pool");
        Part server = new Part("server");
        // @start region="order"
        GoProcess app = GoProcesses.application("shop").open();
        GoProcess db = GoProcesses.named("db").parent(app).teardown(pool::close).open();
        GoProcess http = GoProcesses.named("http").parent(db).teardown(server::stop).open();
        // @end

        app.close();

        assertEquals(State.CLOSED, http.state());
        assertEquals(List.of("server", "pool"), order);
    }

    @Test
    void anApplication() {
        // @start region="application"
        GoProcess app = GoProcesses.application("orders").open();
        // @end
        assertEquals("orders", app.name());
        app.close();
    }

    private final CountDownLatch written = new CountDownLatch(1);
    private final CountDownLatch beaten = new CountDownLatch(1);

    private void writeReport() {
        written.countDown();
    }

    private void beat() {
        beaten.countDown();
    }

    @Test
    void schedules() throws InterruptedException {
        GoProcess app = GoProcesses.named("app").open();
        // @start region="schedules"
        Schedule report = Periodic.every(app, Duration.ofMinutes(1), call -> writeReport());

        Schedule heartbeat =
                Periodic.named("heartbeat")
                        .parent(app)
                        .stopOnFailure()
                        .tick(Duration.ofSeconds(1), call -> beat());
        // @end

        beaten.await();
        app.close();

        assertEquals(State.CLOSED, heartbeat.state());
        assertEquals(State.CLOSED, report.state());
        assertEquals(1, written.getCount(), "a minute has not passed");
    }

    private record Order(int number) {}

    private void store(Order order) {
        this.order.add("order " + order.number());
    }

    @Test
    void aQueueThatDrains() {
        GoProcess app = GoProcesses.named("app").open();
        Part server = new Part("server");
        // @start region="queue"
        DrainQueue<Order> orders = new DrainQueue<>("orders", app);

        // The consumer goes on until no more elements can come.
        GoProcesses.named("worker")
                .parent(app)
                .waitFor(orders)
                .go(
                        self -> {
                            Optional<Order> next;
                            while ((next = orders.take()).isPresent()) {
                                store(next.get());
                            }
                        });

        // The producer is a child: while it is open, the queue accepts.
        GoProcesses.named("http").parent(orders).teardown(server::stop).open();
        // @end
        IntStream.range(0, 3).forEach(number -> assertTrue(orders.offer(new Order(number))));

        app.close();

        assertTrue(order.containsAll(List.of("order 0", "order 1", "order 2")), order::toString);
    }

    private void download(URI uri) {
        order.add(uri.getPath());
    }

    @Test
    void aLimit() throws InterruptedException {
        GoProcess app = GoProcesses.named("app").open();
        List<URI> uris = List.of(URI.create("file:/a"), URI.create("file:/b"));
        // @start region="limit"
        RateLimiter downloads = new RateLimiter("downloads", app, 8);
        for (URI uri : uris) {
            downloads.limitedGo(self -> download(uri)); // waits while eight are open
        }
        downloads.closeAfterChildren();
        // @end
        assertTrue(order.containsAll(List.of("/a", "/b")), order::toString);
        app.close();
    }

    /** As a StructuredTaskScope. */
    private interface Scope extends AutoCloseable {
        void join() throws InterruptedException;

        @Override
        void close();
    }

    @SuppressWarnings("try") // it is there to be closed
    private static void joinUntilClosing(GoProcess self, Scope scope) throws InterruptedException {
        // @start region="scope"
        try (scope;
                var interruption = ProcessFutures.interruptWhen(self.closing())) {
            scope.join();
        }
        // @end
    }

    @Test
    void aScopeEndsWithItsProcess() throws InterruptedException {
        CountDownLatch joins = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        CountDownLatch closed = new CountDownLatch(1);
        GoProcess owner =
                GoProcesses.named("owner")
                        .go(
                                self ->
                                        joinUntilClosing(
                                                self,
                                                new Scope() {
                                                    @Override
                                                    public void join() throws InterruptedException {
                                                        joins.countDown();
                                                        never.await();
                                                    }

                                                    @Override
                                                    public void close() {
                                                        closed.countDown();
                                                    }
                                                }));
        joins.await();

        owner.closeAsync();

        closed.await();
        assertTrue(owner.err().orElseThrow() instanceof InterruptedException);
    }

    private void page(String process, Optional<StackTraceElement> frame) {
        order.add(process + frame.map(at -> " at " + at).orElse(""));
    }

    private void report(List<?> cycle) {
        order.add("cycle of " + cycle.size());
    }

    private void log(Finding finding) {
        order.add(finding.toString());
    }

    @Test
    void findings() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        GoProcess stuck =
                GoProcesses.named("stuck")
                        .go(
                                self -> {
                                    begun.countDown();
                                    end.await();
                                });
        begun.await();
        stuck.closeAsync();
        // @start region="findings"
        for (Finding finding : ProcessGraph.capture().diagnose().findings()) {
            switch (finding) {
                case StuckFunction held -> page(held.culprit().name(), held.frame());
                case WaitCycle cycle -> report(cycle.cycle());
                default -> log(finding);
            }
        }
        // @end
        // @start region="why"
        System.out.println(ProcessGraph.capture().diagnose());
        // @end
        ProcessGraph graph = ProcessGraph.capture();
        // @start region="filter"
        ProcessGraph deadEnds = graph.filter(GraphFilter.all().onlyStuck().named("st.*").depth(3));
        // @end
        end.countDown();
        stuck.close();

        assertTrue(order.stream().anyMatch(line -> line.startsWith("stuck at ")), order::toString);
        assertTrue(deadEnds.toString().length() > 0);
    }
}
