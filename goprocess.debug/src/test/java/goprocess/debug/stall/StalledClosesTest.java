package goprocess.debug.stall;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goprocess.api.State;
import goprocess.spi.CloseCause;
import goprocess.spi.ProcessLink;
import goprocess.spi.ProcessNode;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** What is told of a close that takes long, when what holds it changes. */
class StalledClosesTest {
    private static final Duration THRESHOLD = Duration.ofHours(1);

    private final List<String> told = new ArrayList<>();
    private final Node app = new Node(1001, "app", 10, false);
    private final StalledCloses closes =
            new StalledCloses(
                    THRESHOLD.toNanos(),
                    () -> List.of(app),
                    (id, name, age, diagnosis) -> told.add(diagnosis),
                    null);

    @Test
    void whatHasJustBegunHasNotHeldTheCloseSoLong() {
        app.child = new Node(1002, "held first", 5, true);
        assertTrue(closes.examine());
        assertEquals(1, told.size(), told::toString);
        assertTrue(told.get(0).startsWith("held first #1002 holds the close of app #1001"));

        app.child = new Node(1003, "comes and goes", 0, true);
        assertTrue(closes.examine());
        app.child = new Node(1004, "comes and goes", 0, true);
        assertTrue(closes.examine());
        assertEquals(1, told.size(), told::toString);

        app.child = new Node(1005, "held next", 2, true);
        assertTrue(closes.examine());
        assertEquals(2, told.size(), told::toString);
        assertTrue(told.get(1).startsWith("held next #1005 holds the close of app #1001"));
    }

    /** A process that has been closing for some hours, and may have a function that runs. */
    private static final class Node implements ProcessNode {
        private final long id;
        private final String name;
        private final long closingAt;
        private final boolean hasFunction;
        private Node child;

        Node(long id, String name, long hours, boolean hasFunction) {
            this.id = id;
            this.name = name;
            this.closingAt = System.nanoTime() - TimeUnit.HOURS.toNanos(hours);
            this.hasFunction = hasFunction;
        }

        @Override
        public long id() {
            return id;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public State state() {
            return State.CLOSING;
        }

        @Override
        public Look look() {
            return new Look(
                    State.CLOSING,
                    1,
                    hasFunction ? new Work(Thread.currentThread(), true, closingAt) : null,
                    null,
                    false,
                    false,
                    closingAt,
                    0,
                    closingAt,
                    CloseCause.CALLED,
                    null,
                    "main",
                    null,
                    List.of());
        }

        @Override
        public void forEachLink(Consumer<? super ProcessLink> visitor) {
            if (child != null) {
                visitor.accept(new ProcessLink(this, child, true, true, false));
            }
        }

        @Override
        public void forEachLinkFrom(Consumer<? super ProcessLink> visitor) {}

        @Override
        public List<Wait> waits() {
            return List.of();
        }
    }
}
