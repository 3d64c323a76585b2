package goprocess.examples.companions;

import static org.junit.jupiter.api.Assertions.assertEquals;

import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;
import goprocess.queue.DrainQueue;
import goprocess.testing.ProcessLeaks;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

@ExtendWith(ProcessLeaks.class)
class OrdersTest {
    @Test
    void theLastOrderOfTheServerIsStored() throws InterruptedException {
        GoProcess app = GoProcesses.named("app").open();
        List<String> stored = new ArrayList<>(); // by one worker, before the close returns
        BlockingQueue<DrainQueue<String>> opened = new LinkedBlockingQueue<>();
        DrainQueue<String> orders =
                Orders.open(app, stored::add, () -> opened.take().put("the last one"));
        orders.put("the first one");
        opened.add(orders);

        app.close();

        assertEquals(List.of("the first one", "the last one"), stored);
    }
}
