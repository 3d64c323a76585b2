package goprocess.examples.orders;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goprocess.api.CloseException;
import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;
import goprocess.api.Signal;
import goprocess.fixtures.Gate;
import goprocess.spi.ProcessProvider;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;

/** What the service promises: an order that it accepted is stored, however it is closed. */
class OrderServiceTest {
    @TempDir Path directory;

    @Test
    void everyAcceptedOrderIsStored() throws Exception {
        List<Order> accepted = new ArrayList<>();
        RunningService running = RunningService.in(directory);
        try (running) {
            for (int i = 0; i < 50; i++) {
                HttpResponse<String> answer = running.send("POST", "", "item " + i);
                if (answer.statusCode() == 202) { // else the queue is full at this moment
                    accepted.add(new Order(Long.parseLong(answer.body().strip()), "item " + i));
                }
            }
        }
        assertEquals(accepted, running.stored());
    }

    @Test
    void ordersThatWaitWhenClosingBeginsAreStored() throws Exception {
        Gate gate = new Gate();
        try (RunningService running = RunningService.in(directory, order -> gate.pass())) {
            List<Order> accepted = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                accepted.add(running.order("item " + i));
            }
            running.service().closeAsync();
            running.process("queue").closed().await();
            gate.open();
            assertEquals(accepted, running.stored());
        }
    }

    @Test
    void noOrderIsAcceptedOnceTheServiceCloses() throws Exception {
        Gate gate = new Gate();
        try (RunningService running = RunningService.in(directory, order -> gate.pass())) {
            running.order("the worker has it");
            gate.awaitReached();
            running.service().closeAsync();
            running.process("http").closed().await();
            assertThrows(IOException.class, () -> running.order("too late"));
            gate.open();
        }
    }

    @Test
    void eachProcessWaitsForThoseThatCloseBeforeIt() throws Exception {
        try (RunningService running = RunningService.in(directory)) {
            List<List<GoProcess>> order = running.service().closingOrder();
            for (int i = 1; i < order.size(); i++) {
                for (GoProcess later : order.get(i)) {
                    assertTrue(
                            waitedForBy(later).containsAll(names(order.get(i - 1))), later::name);
                }
            }
        }
    }

    private static Set<String> waitedForBy(GoProcess process) {
        Set<String> names = new HashSet<>();
        ProcessProvider.installed()
                .node(process)
                .forEachLink(
                        link -> {
                            if (link.waits()) {
                                names.add(link.to().name());
                            }
                        });
        return names;
    }

    private static Set<String> names(List<GoProcess> processes) {
        return processes.stream().map(GoProcess::name).collect(Collectors.toSet());
    }

    @Test
    void aFullQueueIsSaidToBeSo() throws Exception {
        Gate gate = new Gate();
        try (RunningService running = RunningService.in(directory, order -> gate.pass())) {
            HttpResponse<String> answer;
            do {
                answer = running.send("POST", "", "tea");
            } while (answer.statusCode() == 202);
            assertEquals(503, answer.statusCode());
            assertTrue(answer.headers().firstValue("Retry-After").isPresent());
            gate.open();
        }
    }

    @Test
    void aWorkerThatFailsClosesTheServiceAndItsOrderIsStored() throws Exception {
        Gate answered = new Gate();
        AtomicBoolean failed = new AtomicBoolean();
        Payments failingOnce =
                order -> {
                    answered.pass();
                    if (!failed.getAndSet(true)) {
                        throw new IOException("the provider is down");
                    }
                };
        RunningService running = RunningService.in(directory, failingOnce);
        Order accepted = running.order("tea");
        answered.open(); // else the close might cut the answer off
        running.service().closed().await();
        assertEquals(List.of(accepted), running.stored());
        CloseException thrown = assertThrows(CloseException.class, running::close);
        assertEquals("the provider is down", thrown.getCause().getMessage());
    }

    /** The others have seen the end of the queue by then. */
    @Test
    void theOrderOfAWorkerThatFailsLastIsStored() throws Exception {
        Gate gate = new Gate();
        Payments failing =
                order -> {
                    gate.pass();
                    throw new IOException("the provider is down");
                };
        RunningService running = RunningService.in(directory, failing);
        Order accepted = running.order("tea");
        gate.awaitReached();
        running.service().closeAsync();
        Signal.anyOf(running.process("worker-1").closed(), running.process("worker-2").closed())
                .await();
        gate.open();
        assertEquals(List.of(accepted), running.stored());
        assertThrows(CloseException.class, running::close);
    }

    @Test
    void ordersThatNoWorkerCouldHavePaidAreStoredUnpaid() throws Exception {
        Gate gate = new Gate();
        Payments failing =
                order -> {
                    gate.pass();
                    throw new IOException("the provider is down");
                };
        RunningService running = RunningService.in(directory, failing);
        List<Order> accepted = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            accepted.add(running.order("item " + i));
        }
        gate.open();
        assertEquals(accepted, running.stored());
        String last = lastLineOfTheReport();
        assertTrue(last.endsWith("4 unpaid of 4 stored, 0 waiting (closing)"), last);
        assertThrows(CloseException.class, running::close);
    }

    @Test
    void theLastLineOfTheReportCountsAllOrders() throws Exception {
        try (RunningService running = RunningService.in(directory)) {
            running.order("tea");
        }
        String last = lastLineOfTheReport();
        assertTrue(last.endsWith("0 unpaid of 1 stored, 0 waiting (closing)"), last);
    }

    private String lastLineOfTheReport() throws IOException {
        return Files.readAllLines(directory.resolve("report.txt")).getLast();
    }

    @Test
    void numbersGoOnWhereTheLastRunEnded() throws Exception {
        Order first;
        try (RunningService running = RunningService.in(directory)) {
            first = running.order("tea");
        }
        try (RunningService running = RunningService.in(directory)) {
            assertEquals(first.number() + 1, running.order("tea").number());
        }
    }

    @Test
    void aServiceThatCannotStartLeavesNothingOpen() throws Exception {
        try (RunningService running = RunningService.in(directory.resolve("first"))) {
            OrderSettings taken = RunningService.settings(directory.resolve("second"), o -> {});
            OrderSettings samePort =
                    new OrderSettings(
                            taken.directory(),
                            running.service().uri().getPort(),
                            taken.workers(),
                            taken.capacity(),
                            taken.reportEvery(),
                            taken.patience(),
                            taken.payments());
            GoProcess app = GoProcesses.named("app").open();
            assertThrows(IOException.class, () -> OrderService.start(app, samePort));
            assertFalse(app.closing().isRaised());
            app.closeAfterChildren();
            assertFalse(Files.exists(directory.resolve("second/orders.lock.db")));
        }
    }
}
