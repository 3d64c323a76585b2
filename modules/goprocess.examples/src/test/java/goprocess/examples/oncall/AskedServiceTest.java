package goprocess.examples.oncall;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goprocess.api.GoProcesses;
import goprocess.debug.recording.Comparison;
import goprocess.debug.recording.ProcessRecording;
import goprocess.debug.recording.Shutdown;
import goprocess.examples.orders.OrderService;
import goprocess.examples.orders.OrderSettings;
import goprocess.examples.orders.Payments;
import goprocess.fixtures.Gate;

import jdk.jfr.Recording;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.lang.management.ManagementFactory;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import javax.management.MBeanServer;
import javax.management.ObjectName;

/** The order service in this JVM, with a worker that does not end, or that takes its time. */
class AskedServiceTest {
    @TempDir private Path folder;

    @Test
    void aWorkerThatDoesNotEndIsStuckAndNotSlow() throws Exception {
        Gate gate = new Gate();
        try (OrderService service = withOrder("stuck", order -> gate.pass())) {
            gate.awaitReached();
            service.closeAsync();
            String judged;
            do { // what is healthy closes meanwhile
                judged = SlowOrStuck.judge(service, Duration.ofMillis(1));
            } while (!judged.startsWith("stuck: [worker-"));
            assertTrue(judged.contains("Gate.pass"), judged);

            String picture = SlowOrStuck.picture(service);
            assertTrue(picture.contains("worker-"), picture);
            assertFalse(picture.contains("http"), picture);
            gate.open();
        }
    }

    @Test
    void whoReadsAttributesIsToldWhatHoldsIt() throws Exception {
        Gate gate = new Gate();
        try (OrderService service = withOrder("jmx", order -> gate.pass())) {
            gate.awaitReached();
            service.closeAsync();
            MBeanServer jvm = ManagementFactory.getPlatformMBeanServer();
            ObjectName graph = new ObjectName("goprocess.debug:type=ProcessGraph");
            while (!jvm.isRegistered(graph)) { // it is, within a second of the first process
                Thread.yield();
            }
            StallAlarm.set(jvm, alarm -> {});
            String why = StallAlarm.why(jvm);
            assertTrue(why.contains("worker-"), why);
            gate.open();
        }
    }

    @Test
    void theWorkerIsTheSlowestPart() throws Exception {
        ProcessRecording slow = recorded("slow", Duration.ofMillis(300));
        ProcessRecording fast = recorded("fast", Duration.ZERO);
        Shutdown shutdown = slow.shutdown().orElseThrow();
        assertEquals(shutdown.origin(), SlowestPart.longest(slow).root());
        assertEquals("worker-*", SlowestPart.of(shutdown).name());
        Duration without = SlowestPart.withoutLongestStep(shutdown);
        assertTrue(without.compareTo(shutdown.length()) < 0, without::toString);
        Comparison change = SlowestPart.change(slow, fast);
        assertTrue(
                change.steps().stream()
                        .filter(step -> step.name().startsWith("worker-"))
                        .anyMatch(step -> step.difference().isNegative()),
                change::toString);
    }

    /** A close in which a worker takes at least this long. */
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
            service.closeAsync();
            closing.open();
            service.close();
            recording.stop();
            recording.dump(file);
        }
        return ProcessRecording.open(file);
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
