package goprocess.ratelimit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;
import goprocess.api.ProcessFunction;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;

class LimiterArgumentsTest {
    private static final ProcessFunction NEVER =
            self -> {
                throw new AssertionError("must not run");
            };

    private final GoProcess app = GoProcesses.named("app").open();
    private final RateLimiter limiter = new RateLimiter("downloads", app, 1);

    @AfterEach
    void close() {
        app.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, Integer.MIN_VALUE})
    void aLimitBelowOneIsRefusedByName(int limit) {
        var refusal =
                assertThrows(
                        IllegalArgumentException.class,
                        () -> new RateLimiter("up\nloads", app, limit));

        assertEquals(
                "up\\nloads: the limit must be one or more, but is " + limit, refusal.getMessage());
    }

    @Test
    void aRefusedLimitOpensNothing() {
        assertThrows(IllegalArgumentException.class, () -> new RateLimiter(app, 0));

        limiter.close();
        app.closeAfterChildren();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, Integer.MIN_VALUE})
    void settingALimitBelowOneIsRefusedByNameAndNumber(int limit) {
        var refusal = assertThrows(IllegalArgumentException.class, () -> limiter.setLimit(limit));

        assertEquals(
                limiter + ": the limit must be one or more, but is " + limit, refusal.getMessage());
    }

    @Test
    void aRefusedLimitChangesNothing() {
        assertThrows(IllegalArgumentException.class, () -> limiter.setLimit(0));

        assertEquals(1, limiter.limit());
    }

    @Test
    void nullsAreRefused() {
        Duration second = Duration.ofSeconds(1);
        assertThrows(NullPointerException.class, () -> new RateLimiter(null, 1));
        assertThrows(NullPointerException.class, () -> new RateLimiter(null, app, 1));
        assertThrows(NullPointerException.class, () -> limiter.limitedGo(null));
        assertThrows(NullPointerException.class, () -> limiter.limitedGo(null, NEVER));
        assertThrows(NullPointerException.class, () -> limiter.limitedGo("name", null));
        assertThrows(NullPointerException.class, () -> limiter.tryLimitedGo(null));
        assertThrows(NullPointerException.class, () -> limiter.tryLimitedGo((String) null, NEVER));
        assertThrows(NullPointerException.class, () -> limiter.tryLimitedGo("name", null));
        assertThrows(
                NullPointerException.class, () -> limiter.tryLimitedGo(NEVER, (Duration) null));
        assertThrows(NullPointerException.class, () -> limiter.tryLimitedGo(null, second));
        assertThrows(NullPointerException.class, () -> limiter.tryLimitedGo(null, NEVER, second));
        assertThrows(NullPointerException.class, () -> limiter.tryLimitedGo("name", null, second));
        assertThrows(NullPointerException.class, () -> limiter.tryLimitedGo("name", NEVER, null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " "})
    void blankNamesAreRefused(String name) {
        assertThrows(IllegalArgumentException.class, () -> new RateLimiter(name, app, 1));
        assertThrows(IllegalArgumentException.class, () -> limiter.limitedGo(name, NEVER));
        assertThrows(IllegalArgumentException.class, () -> limiter.tryLimitedGo(name, NEVER));
    }

    @Test
    void aRefusedCallTakesNoPlace() throws Exception {
        assertThrows(IllegalArgumentException.class, () -> limiter.limitedGo(" ", NEVER));

        limiter.tryLimitedGo(self -> {}).orElseThrow().closed().await();
    }

    @Test
    void aParentThatIsClosedIsRefusedByName() {
        app.close();

        var refusal =
                assertThrows(IllegalStateException.class, () -> new RateLimiter("late", app, 1));

        assertTrue(refusal.getMessage().contains(app.toString()), refusal.getMessage());
    }
}
