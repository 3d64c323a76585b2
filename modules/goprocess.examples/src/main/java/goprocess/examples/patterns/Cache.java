package goprocess.examples.patterns;

import goprocess.api.GoProcess;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A cache that drops old entries. The process that cleans it ends when the application closes. */
final class Cache {
    private final Map<String, Long> expiries = new ConcurrentHashMap<>();
    private final Duration period;

    Cache(Duration period) {
        this.period = period;
    }

    void put(String key, Duration lifetime) {
        expiries.put(key, System.nanoTime() + lifetime.toNanos());
    }

    boolean isEmpty() {
        return expiries.isEmpty();
    }

    // @start region="closing"
    GoProcess start(GoProcess app) {
        return app.go("cache-cleaner", this::clean);
    }

    private void clean(GoProcess self) throws InterruptedException {
        while (!self.closing().await(period)) {
            expiries.values().removeIf(expiry -> expiry - System.nanoTime() < 0);
        }
    }
    // @end
}
