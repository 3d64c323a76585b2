package goprocess.verification;

import static org.junit.jupiter.api.Assertions.assertEquals;

import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;
import goprocess.api.State;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;

/** What a function and a teardown did is visible to whoever learns of the close by any means. */
class VisibilityTest {
    /** A plain field: the only thing that orders its reads and writes is the library. */
    private static final class Box {
        int value;
    }

    /** A way to learn that a process is closed, and to look into the box then. */
    record Means(String name, BiFunction<GoProcess, Box, Integer> look) {
        @Override
        public String toString() {
            return name;
        }
    }

    static List<Means> means() {
        return List.of(
                new Means(
                        "isRaised",
                        (p, box) -> {
                            while (!p.closed().isRaised()) {
                                Thread.onSpinWait();
                            }
                            return box.value;
                        }),
                new Means(
                        "state",
                        (p, box) -> {
                            while (p.state() != State.CLOSED) {
                                Thread.onSpinWait();
                            }
                            return box.value;
                        }),
                new Means(
                        "callback",
                        (p, box) -> {
                            AtomicInteger seen = new AtomicInteger(-1);
                            p.closed().onRaised(() -> seen.setPlain(box.value));
                            while (seen.get() < 0) {
                                Thread.onSpinWait();
                            }
                            return seen.get();
                        }),
                new Means(
                        "future",
                        (p, box) -> {
                            p.closed().toFuture().join();
                            return box.value;
                        }),
                new Means(
                        "err",
                        (p, box) -> {
                            p.err();
                            return box.value;
                        }),
                new Means(
                        "close",
                        (p, box) -> {
                            p.close();
                            return box.value;
                        }));
    }

    @ParameterizedTest
    @MethodSource("means")
    void whatATeardownDidIsVisible(Means means) throws Throwable {
        try (Race race = new Race()) {
            for (int i = 0; i < Race.ROUNDS; i++) {
                Box box = new Box();
                GoProcess p = GoProcesses.withTeardown(() -> box.value = 1);

                race.run(p::closeAsync, () -> assertEquals(1, means.look().apply(p, box)));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("means")
    void whatAFunctionDidIsVisible(Means means) throws Throwable {
        try (Race race = new Race()) {
            for (int i = 0; i < Race.ROUNDS; i++) {
                Box box = new Box();
                GoProcess p =
                        GoProcesses.go(
                                self -> {
                                    self.closing().await();
                                    box.value = 1;
                                });

                race.run(p::closeAsync, () -> assertEquals(1, means.look().apply(p, box)));
            }
        }
    }

    @Test
    void whatTheOthersDidIsVisibleToTheTeardownThatWaitedForThem() throws Throwable {
        try (Race race = new Race()) {
            for (int i = 0; i < Race.ROUNDS; i++) {
                Box first = new Box();
                Box second = new Box();
                AtomicInteger seen = new AtomicInteger();
                GoProcess parent =
                        GoProcesses.withTeardown(() -> seen.setPlain(first.value + second.value));
                GoProcess a =
                        GoProcesses.named("a")
                                .parent(parent)
                                .teardown(() -> first.value = 1)
                                .open();
                GoProcess b =
                        GoProcesses.named("b")
                                .parent(parent)
                                .teardown(() -> second.value = 2)
                                .open();

                race.run(a::close, b::close, parent::close);

                assertEquals(3, seen.get());
            }
        }
    }

    @Test
    void whatPrecedesACloseIsVisibleToTheTeardown() throws Throwable {
        try (Race race = new Race()) {
            for (int i = 0; i < Race.ROUNDS; i++) {
                Box box = new Box();
                AtomicInteger seen = new AtomicInteger();
                GoProcess holder = GoProcesses.named("holder").open();
                GoProcess p =
                        GoProcesses.named("p")
                                .waitFor(holder)
                                .teardown(() -> seen.setPlain(box.value))
                                .open();

                // Whoever closes the holder lets the teardown begin; the other has written before.
                race.run(
                        () -> {
                            box.value = 1;
                            p.close();
                        },
                        () -> {
                            p.closing().await();
                            holder.close();
                        });

                assertEquals(1, seen.get());
            }
        }
    }

    @Test
    void whatPrecedesSetTeardownIsVisibleToTheTeardown() throws Throwable {
        try (Race race = new Race()) {
            for (int i = 0; i < Race.ROUNDS; i++) {
                Box box = new Box();
                AtomicInteger seen = new AtomicInteger();
                GoProcess p = GoProcesses.named("p").open();

                race.run(
                        () -> {
                            box.value = 1;
                            p.setTeardown(() -> seen.setPlain(box.value));
                        },
                        p::close);

                p.close();
                assertEquals(1, seen.get());
            }
        }
    }
}
