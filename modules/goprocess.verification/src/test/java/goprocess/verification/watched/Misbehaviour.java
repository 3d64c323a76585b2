package goprocess.verification.watched;

import goprocess.api.CloseTimeoutException;
import goprocess.api.GoProcess;
import goprocess.api.GoProcessBuilder;
import goprocess.api.GoProcesses;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What a listener must not do, or may, at each kind of event in turn; each returns what came of a
 * family of processes.
 */
public enum Misbehaviour implements Callable<List<String>> {
    THROWS_AN_ERROR {
        @Override
        void at(String event) {
            throw new AssertionError(event);
        }
    },
    THROWS_AN_EXCEPTION {
        @Override
        void at(String event) {
            throw new IllegalStateException(event);
        }
    },
    /** Another family lives its whole life while one is held in the listener. */
    IS_SLOW {
        @Override
        void at(String event) {
            Thread other = Thread.ofPlatform().daemon().start(() -> new Family("quick").live());
            try {
                other.join();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    },
    OPENS_AND_CLOSES {
        @Override
        void at(String event) {
            GoProcess parent = GoProcesses.named("opened in a listener").open();
            GoProcess child = parent.go(self -> self.closing().await());
            parent.waitFor(GoProcesses.withTeardown(() -> {}));
            parent.addChildNoWait(child);
            child.closed().onRaised(() -> {});
            parent.closeAsync();
        }
    },
    WAITS {
        @Override
        void at(String event) {
            GoProcess open = GoProcesses.named("open").open();
            try {
                open.close();
            } catch (IllegalStateException e) {
                REFUSED.add(event);
            }
        }
    };

    /**
     * Everything that is reported of a family: the second or third word of an event is its kind.
     */
    private static final List<String> KINDS =
            List.of(
                    "opened",
                    "linked",
                    "closing",
                    "function started",
                    "function ended",
                    "teardown started",
                    "teardown ended",
                    "closed",
                    "waited");

    private static final Set<String> REFUSED = ConcurrentHashMap.newKeySet();

    abstract void at(String event);

    @Override
    public List<String> call() throws InterruptedException {
        List<String> result = new ArrayList<>();
        for (String kind : KINDS) {
            AtomicInteger times = new AtomicInteger();
            Recording.disturb(
                    event -> {
                        if (event.startsWith("watched") && event.contains(" " + kind)) {
                            times.incrementAndGet();
                            at(event);
                        }
                    });
            result.add(kind + ": " + new Family("watched").live());
            if (times.get() == 0) {
                throw new AssertionError("no event of the kind " + kind);
            }
            if (this == WAITS && REFUSED.isEmpty()) {
                throw new AssertionError("waiting was not refused when " + kind);
            }
            REFUSED.clear();
        }
        return result;
    }

    /** A parent that takes every step there is. */
    private record Family(String name) {
        String live() {
            Queue<String> tornDown = new ConcurrentLinkedQueue<>();
            CountDownLatch mayEnd = new CountDownLatch(1);
            GoProcess db = named("db").teardown(() -> tornDown.add("db")).open();
            GoProcess app = named("app").teardown(() -> tornDown.add("app")).open();
            named("worker")
                    .parent(app)
                    .waitFor(db)
                    .teardown(() -> tornDown.add("worker"))
                    .go(self -> mayEnd.await());
            app.addChild(db);
            try {
                app.close(Duration.ofNanos(1)); // the worker holds it open, so this waits
            } catch (CloseTimeoutException e) {
                mayEnd.countDown();
            }
            app.err();
            return String.join(" ", tornDown) + " " + app.errNow().isPresent();
        }

        private GoProcessBuilder named(String role) {
            return GoProcesses.named(name + "-" + role);
        }
    }
}
