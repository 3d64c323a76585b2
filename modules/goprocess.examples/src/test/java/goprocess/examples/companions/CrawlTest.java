package goprocess.examples.companions;

import static goprocess.testing.ProcessAssertions.closesWithin;

import static org.junit.jupiter.api.Assertions.assertEquals;

import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;
import goprocess.testing.ProcessLeaks;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

// @start region="testing"
@ExtendWith(ProcessLeaks.class) // a test that leaves a process open fails, and says which
class CrawlTest {
    private final GoProcess app = GoProcesses.named("app").open();
    private final Set<String> fetched = ConcurrentHashMap.newKeySet();

    @Test
    void allPagesAreFetched() throws InterruptedException {
        Crawl.all(app, 2, List.of("a", "b", "c"), fetched::add);

        assertEquals(Set.of("a", "b", "c"), fetched);
        closesWithin(Duration.ofSeconds(10), app); // or fails with the diagnosis
    }
}
// @end
