package goprocess.verification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;

import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * A function that recurses without end and calls the library at each depth, so that the stack ends
 * at each place of the call. Afterwards the whole graph still closes, and each teardown runs once.
 */
class StackOverflowTest {
    /** Small, so that the end comes soon. */
    private static final ThreadFactory SHALLOW =
            task -> new Thread(null, task, "shallow", 256 * 1024);

    @RegisterExtension final WarningLog log = new WarningLog();

    private final AtomicInteger overflows = new AtomicInteger();
    private final AtomicInteger opened = new AtomicInteger();
    private final AtomicInteger tornDown = new AtomicInteger();
    private final Queue<GoProcess> left = new ConcurrentLinkedQueue<>();
    private final GoProcess root = GoProcesses.named("root").open();

    enum Call {
        OPEN(test -> test.open()),
        OPEN_AND_CLOSE(test -> test.open().close()),
        CLOSE_ASYNC(test -> test.open().closeAsync()),
        CLOSE_WITH_TIMEOUT(test -> test.open().close(Duration.ofDays(1))),
        CLOSE_A_FAMILY(
                test -> {
                    GoProcess parent = test.open();
                    GoProcess child = test.open();
                    parent.addChild(child);
                    child.closed().onRaised(() -> {});
                    parent.closeAsync();
                }),
        LINK(
                test -> {
                    GoProcess a = test.open();
                    GoProcess b = test.open();
                    a.addChild(b);
                    b.addChildNoWait(a);
                    a.waitFor(test.open());
                }),
        SIGNALS(
                test -> {
                    GoProcess p = test.open();
                    p.closing().onRaised(() -> {}).cancel();
                    p.closed().toFuture();
                    p.closing().isRaised();
                    p.errNow();
                }),
        WISH(test -> test.open().closeAfterChildren());

        private final Consumer<StackOverflowTest> call;

        Call(Consumer<StackOverflowTest> call) {
            this.call = call;
        }
    }

    /** A process that is known to the test, with a teardown that counts. */
    private GoProcess open() {
        GoProcess p =
                GoProcesses.named("p").parent(root).teardown(tornDown::incrementAndGet).open();
        opened.incrementAndGet();
        left.add(p);
        return p;
    }

    /** The less stack is left, the earlier in the call it ends; then at the next depth again. */
    private void recurse(Call call) {
        try {
            call.call.accept(this);
        } catch (StackOverflowError e) {
            overflows.incrementAndGet();
        }
        recurse(call);
    }

    @ParameterizedTest
    @EnumSource
    void whereverTheStackEndsEverythingStillCloses(Call call) {
        GoProcess function =
                GoProcesses.named("deep").threadFactory(SHALLOW).go(self -> recurse(call));

        assertInstanceOf(StackOverflowError.class, function.err().orElseThrow());
        root.close();

        left.forEach(p -> assertTrue(p.closed().isRaised(), p::toString));
        // The stack may have ended after a process was opened and before it was counted; and once,
        // at last, before that end was counted.
        int uncounted = tornDown.get() - opened.get();
        assertTrue(0 <= uncounted && uncounted <= overflows.get() + 1, tornDown + " of " + opened);
        assertEquals(0, root.err().stream().count());
    }
}
