package goprocess.examples.companions;

import static org.junit.jupiter.api.Assertions.assertEquals;

import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.IntStream;

/** A close in the middle of the README's crawl has nothing to tell. */
class QuietCloseTest {
    private static final Exception FIRST = new Exception("failed on purpose, before the crawl");
    private static final Exception LAST = new Exception("failed on purpose, to end the log");

    private final Logger logger = Logger.getLogger("goprocess");
    private final BlockingQueue<Throwable> failures = new LinkedBlockingQueue<>();
    private final Semaphore logged = new Semaphore(0);
    private final Handler handler =
            new Handler() {
                @Override
                public void publish(LogRecord entry) {
                    failures.add(entry.getThrown());
                    logged.release();
                }

                @Override
                public void flush() {}

                @Override
                public void close() {}
            };

    @BeforeEach
    void listen() {
        logger.addHandler(handler);
    }

    @AfterEach
    void leave() {
        logger.removeHandler(handler);
    }

    @Test
    void aCrawlThatItsApplicationClosesLogsNothing() throws InterruptedException {
        List<String> pages = IntStream.range(0, 1_000).mapToObj(Integer::toString).toList();
        CountDownLatch fetched = new CountDownLatch(10);
        awaitLogged(FIRST); // what tests before this one had to say
        failures.clear();
        GoProcess app = GoProcesses.named("app").open();
        GoProcess crawl =
                GoProcesses.named("crawl")
                        .parent(app)
                        .closeOnFailure(app)
                        .go(self -> Crawl.all(self, 2, pages, page -> fetched.countDown()));
        fetched.await();

        app.close();

        assertEquals(Optional.empty(), crawl.err());
        assertEquals(Optional.empty(), app.err());
        awaitLogged(LAST);
        assertEquals(LAST, failures.take());
    }

    /** Messages are written one after the other, by a thread of their own. */
    private void awaitLogged(Exception mark) throws InterruptedException {
        GoProcess failing =
                GoProcesses.go(
                        self -> {
                            throw mark;
                        });
        assertEquals(mark, failing.err().orElseThrow());
        while (!failures.contains(mark)) {
            logged.acquire();
        }
    }
}
