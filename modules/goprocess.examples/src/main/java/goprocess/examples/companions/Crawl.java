package goprocess.examples.companions;

import goprocess.api.GoProcess;
import goprocess.ratelimit.RateLimiter;

import java.util.List;
import java.util.function.Consumer;

/** Much work, of which only a part runs at a time. */
final class Crawl {
    private Crawl() {}

    static void all(GoProcess app, int atOnce, List<String> pages, Consumer<String> fetch)
            throws InterruptedException {
        // @start region="ratelimit"
        RateLimiter crawl = new RateLimiter("crawl", app, atOnce);
        for (String page : pages) {
            crawl.limitedGo(self -> fetch.accept(page)); // waits while the limit is reached
        }
        crawl.closeAfterChildren();
        // @end
    }
}
