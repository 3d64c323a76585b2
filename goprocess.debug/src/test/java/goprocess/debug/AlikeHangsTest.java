package goprocess.debug;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;

/** Closes that many hold at one place: one of them is told, and how many others there are. */
@NothingLeftOpen
class AlikeHangsTest {
    private final GoProcess app = GoProcesses.named("app").open();
    private final Map<Long, GoProcess> alike = new HashMap<>();
    private final CountDownLatch never = new CountDownLatch(1);

    @AfterEach
    void letsGo() {
        never.countDown();
        app.closeAsync();
        alike.values().forEach(GoProcess::err);
        app.err();
    }

    private GoProcess remember(GoProcess process) {
        alike.put(process.id(), process);
        return process;
    }

    /** The one that is named first; which one that is may depend on threads. */
    private GoProcess first(Diagnosis diagnosis) {
        GoProcess first = alike.get(diagnosis.findings().getFirst().culprit().id());
        assertTrue(first != null, diagnosis::toString);
        return first;
    }

    private void assertFirstLineIsOfAFunction(Diagnosis diagnosis) {
        GoProcess first = first(diagnosis);
        String expected =
                FirstLine.held(app, first, "its function, at AlikeHangsTest.LINE", first.name());
        assertTrue(FirstLine.isOneOf(List.of(expected), diagnosis), diagnosis::toString);
    }

    @Test
    void consumersOfAQueueThatStaysEmptyAreToldTogether() {
        LinkedBlockingQueue<String> queue = new LinkedBlockingQueue<>();
        GoProcess db = GoProcesses.named("db").parent(app).teardown(() -> {}).open();
        for (int i = 1; i <= 3; i++) {
            remember(db.go("consumer-" + i, self -> queue.take()));
        }
        String others = "So do 2 more at the same place: consumer ×2.";
        Diagnosis diagnosis =
                Closing.of(app).diagnoseUntil(found -> FirstLine.isAmong(others, found));
        assertFirstLineIsOfAFunction(diagnosis);
        queue.addAll(List.of("one", "two", "three"));
    }

    @Test
    void aThousandAtOnePlaceAndAnOddOne() {
        CountDownLatch odd = new CountDownLatch(1);
        GoProcess http = GoProcesses.named("http").parent(app).teardown(() -> {}).open();
        for (int i = 0; i < 1_500; i++) {
            remember(http.go("request " + i, self -> never.await()));
        }
        remember(http.go("odd one", self -> awaitOdd(odd)));
        Diagnosis diagnosis =
                Closing.of(app)
                        .diagnoseUntil(
                                found ->
                                        found.toString().contains("request ×1499")
                                                && found.toString().contains("odd one #"));
        assertFirstLineIsOfAFunction(diagnosis);
        assertEquals(1_501, diagnosis.findings().size() + diagnosis.omitted());
        assertFalse(diagnosis.toString().contains("\nAnd "), diagnosis::toString);
        odd.countDown();
    }

    private static void awaitOdd(CountDownLatch odd) throws InterruptedException {
        odd.await();
    }

    /** Nothing is above them: each is a close of its own. */
    @Test
    void closesThatHangAtOnePlaceAreToldTogether() {
        for (int i = 0; i < 300; i++) {
            remember(GoProcesses.named("conn-" + i).teardown(() -> never.await()).open());
        }
        alike.values().forEach(GoProcess::closeAsync);
        String others = "So do 299 more at the same place: conn ×299.";
        Closing.await(() -> FirstLine.isAmong(others, ProcessGraph.capture().diagnose()));
        Diagnosis diagnosis = ProcessGraph.capture().diagnose();
        String name = FirstLine.name(first(diagnosis));
        String expected =
                name
                        + " does not close: its teardown, at AlikeHangsTest.LINE, thread teardown"
                        + " of "
                        + first(diagnosis).name()
                        + ", for AGE";
        assertTrue(FirstLine.isOneOf(List.of(expected), diagnosis), diagnosis::toString);
    }
}
