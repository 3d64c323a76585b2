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
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.IntStream;

/** A close in the middle of the README's crawl has nothing to tell. */
class QuietCloseTest {
    private static final Exception MARK = new Exception("failed on purpose, to end the log");

    private final Logger logger = Logger.getLogger("goprocess");
    private final BlockingQueue<Throwable> failures = new LinkedBlockingQueue<>();
    private final Handler handler =
            new Handler() {
                @Override
                public void publish(LogRecord logged) {
                    failures.add(logged.getThrown());
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
        // Messages are written one after the other, by a thread of their own.
        GoProcess last =
                GoProcesses.go(
                        self -> {
                            throw MARK;
                        });
        assertEquals(MARK, last.err().orElseThrow());
        assertEquals(MARK, failures.take());
    }
}
