package goprocess.examples.patterns;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goprocess.api.AbandonedException;
import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;
import goprocess.api.ProcessFunction;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;

/** The patterns of the how-to pages do what these say. */
class HowToTest {
    private final GoProcess app = GoProcesses.named("app").open();

    @AfterEach
    void close() {
        app.closeAsync();
        app.err(); // a failure is looked at where it is expected
    }

    @Test
    void aLeaseIsRenewedUntilTheJobHasEndedAndThenReleased() {
        CountDownLatch renewed = new CountDownLatch(1);
        CountDownLatch released = new CountDownLatch(1);
        GoProcess lease =
                Lease.work(
                        app,
                        lock(self -> renewed.countDown(), released),
                        Duration.ofNanos(1),
                        self -> {
                            self.closing().await();
                            renewed.await(); // which it is though everything closes
                            assertEquals(1, released.getCount());
                        });
        app.close();
        assertEquals(0, released.getCount());
        assertTrue(lease.err().isEmpty());
    }

    @Test
    void aLostLeaseClosesTheJob() {
        IllegalStateException lost = new IllegalStateException("lost");
        CountDownLatch begun = new CountDownLatch(1);
        GoProcess lease =
                Lease.work(
                        app,
                        lock(
                                self -> {
                                    begun.await();
                                    throw lost;
                                },
                                new CountDownLatch(1)),
                        Duration.ofNanos(1),
                        self -> {
                            begun.countDown();
                            self.closing().await();
                        });
        assertSame(lost, lease.err().orElseThrow());
    }

    @Test
    void aPartThatDoesNotEndIsGivenUpAndCostsTheRestNothing() throws InterruptedException {
        CountDownLatch never = new CountDownLatch(1);
        CountDownLatch flushed = new CountDownLatch(1);
        GoProcess metrics =
                GivingUp.open(app, Duration.ZERO, flushed::countDown, self -> never.await());
        app.close();
        assertInstanceOf(AbandonedException.class, metrics.err().orElseThrow());
        flushed.await(); // later if its grace was over for the teardown, too, which then runs on
        never.countDown();
    }

    @Test
    void aBatchEndsWhenItsPartsHaveEnded() {
        Set<String> done = ConcurrentHashMap.newKeySet();
        GoProcess batch = Batch.run(Map.of("a", self -> done.add("a"), "b", self -> done.add("b")));
        assertTrue(batch.err().isEmpty()); // and so it is closed
        assertEquals(Set.of("a", "b"), done);
    }

    @Test
    void aBatchFailsWithAPartAndClosesTheOthers() {
        IllegalStateException broken = new IllegalStateException("broken");
        GoProcess batch =
                Batch.run(
                        Map.of(
                                "a",
                                self -> self.closing().await(),
                                "b",
                                self -> {
                                    throw broken;
                                }));
        assertSame(broken, batch.err().orElseThrow());
    }

    @Test
    void aRedeployLeavesNothingOpen() {
        Redeploy servlet = new Redeploy();
        servlet.contextInitialized();
        servlet.contextDestroyed();
        assertTrue(servlet.app().closed().isRaised());
    }

    private static Lease.Lock lock(ProcessFunction renew, CountDownLatch released) {
        return new Lease.Lock() {
            @Override
            public void renew() throws Exception {
                renew.run(GoProcesses.background());
            }

            @Override
            public void release() {
                released.countDown();
            }
        };
    }
}
