package goprocess.examples.oncall;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goprocess.api.GoProcesses;
import goprocess.debug.recording.Blame;
import goprocess.debug.recording.Comparison;
import goprocess.debug.recording.ProcessRecording;
import goprocess.debug.recording.Shutdown;
import goprocess.examples.orders.OrderService;
import goprocess.examples.orders.OrderSettings;
import goprocess.examples.orders.Payments;
import goprocess.fixtures.Gate;
import goprocess.spi.ProcessNode;
import goprocess.spi.ProcessProvider;

import jdk.jfr.Recording;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import javax.management.InstanceNotFoundException;
import javax.management.JMException;
import javax.management.MBeanServer;

/** The order service in this JVM, with a worker that does not end, or that takes its time. */
class AskedServiceTest {
    @TempDir private Path folder;

    @Test
    void aWorkerThatDoesNotEndIsStuckAndNotSlow() throws Exception {
        Gate gate = new Gate();
        try (OrderService service = withOrder("stuck", order -> gate.pass());
                gate) {
            gate.awaitReached();
            closeAllBesideTheWorkers(service);
            String judged;
            do { // the other worker closes meanwhile
                judged = SlowOrStuck.judge(service, Duration.ofMillis(1));
            } while (!judged.startsWith("stuck: [worker-"));
            assertTrue(judged.contains("Gate.pass"), judged);

            String picture = SlowOrStuck.picture(service);
            assertTrue(picture.contains("worker-"), picture);
            assertFalse(picture.contains("http"), picture);
        }
    }

    @Test
    void whoReadsAttributesIsToldWhatHoldsIt() throws Exception {
        Gate gate = new Gate();
        try (OrderService service = withOrder("jmx", order -> gate.pass());
                gate) {
            gate.awaitReached();
            service.closeAsync();
            String why = setAndAsk(ManagementFactory.getPlatformMBeanServer());
            assertTrue(why.contains("worker-"), why);
        }
    }

    /**
     * The bean is registered within a second of the first process. That of the processes of an
     * earlier test may be there until then, and go at any moment.
     */
    private static String setAndAsk(MBeanServer jvm) throws JMException, IOException {
        while (true) {
            try {
                StallAlarm.set(jvm, alarm -> {});
                return StallAlarm.why(jvm);
            } catch (InstanceNotFoundException e) {
                Thread.yield();
            }
        }
    }

    @Test
    void theWorkerIsTheSlowestPart() throws Exception {
        Duration payment = Duration.ofMillis(300);
        ProcessRecording slow = recorded("slow", payment);
        ProcessRecording fast = recorded("fast", Duration.ZERO);
        Shutdown shutdown = slow.shutdown().orElseThrow();
        assertEquals(shutdown.origin(), SlowestPart.longest(slow).root());
        // What closes before or after the workers is slower only if its thread is kept from
        // running.
        Duration workers = share("worker-*", shutdown);
        Blame.Share slowest = SlowestPart.of(shutdown);
        assertTrue(workers.compareTo(payment) >= 0, shutdown::toString);
        assertTrue(
                slowest.name().equals("worker-*") || slowest.length().compareTo(workers) >= 0,
                shutdown::toString);
        Duration without = SlowestPart.withoutLongestStep(shutdown);
        assertTrue(without.compareTo(shutdown.length()) < 0, without::toString);
        Comparison change = SlowestPart.change(slow, fast);
        boolean wasFast = share("worker-*", fast.shutdown().orElseThrow()).compareTo(payment) < 0;
        assertTrue(
                change.steps().stream()
                        .filter(step -> step.name().startsWith("worker-"))
                        .anyMatch(step -> step.difference().isNegative() || !wasFast),
                change::toString);
    }

    private static Duration share(String name, Shutdown shutdown) {
        return shutdown.blame().byName().stream()
                .filter(share -> share.name().equals(name))
                .map(Blame.Share::length)
                .reduce(Duration.ZERO, Duration::plus);
    }

    /** A close in which a worker takes at least this long, and nothing runs beside it meanwhile. */
    private ProcessRecording recorded(String name, Duration payment) throws Exception {
        Path file = folder.resolve(name + ".jfr");
        CountDownLatch never = new CountDownLatch(1);
        Gate closing = new Gate();
        try (Recording recording = new Recording()) {
            recording.start();
            OrderService service =
                    withOrder(
                            name,
                            order -> {
                                closing.pass();
                                assertFalse(never.await(payment.toNanos(), TimeUnit.NANOSECONDS));
                            });
            closing.awaitReached();
            closeAllBesideTheWorkers(service);
            closing.open();
            service.close();
            recording.stop();
            recording.dump(file);
        }
        return ProcessRecording.open(file);
    }

    /** Begins to close a service, and returns when only its workers hold it up. */
    private static void closeAllBesideTheWorkers(OrderService service) throws InterruptedException {
        List<Thread> others = besideTheWorkers(service);
        service.closeAsync();
        for (Thread other : others) {
            other.join();
        }
        service.closingOrder().get(1).getFirst().closed().await(); // the queue, and so http
    }

    /** The threads of all functions of a service, but for those of its workers. */
    private static List<Thread> besideTheWorkers(OrderService service) {
        Set<ProcessNode> parts = new HashSet<>();
        addAllBelow(ProcessProvider.installed().node(service), parts);
        return parts.stream()
                .filter(part -> !part.name().startsWith("worker-"))
                .map(part -> part.look().function())
                .filter(Objects::nonNull)
                .map(ProcessNode.Work::thread)
                .toList();
    }

    private static void addAllBelow(ProcessNode node, Set<ProcessNode> found) {
        if (found.add(node)) {
            node.forEachLink(link -> addAllBelow(link.to(), found));
        }
    }

    private OrderService withOrder(String name, Payments payments) throws Exception {
        OrderService service =
                OrderService.start(
                        GoProcesses.background(),
                        new OrderSettings(
                                folder.resolve(name),
                                0,
                                2,
                                1,
                                Duration.ofSeconds(1),
                                Duration.ofSeconds(1),
                                payments));
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest order =
                    HttpRequest.newBuilder(service.uri())
                            .POST(BodyPublishers.ofString("tea"))
                            .build();
            assertEquals(202, client.send(order, BodyHandlers.discarding()).statusCode());
        }
        return service;
    }
}
