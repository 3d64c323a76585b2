package goprocess.examples;

import goprocess.api.GoProcess;

import java.io.PrintStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.IntSupplier;

/** Prints each process as it closes, with the time since closing began. */
final class CloseLog {
    private record Closing(GoProcess process, long time, int waiting) {}

    /**
     * One queue for each line, in the order of the lines: the process of the line will come from
     * it.
     */
    private final Queue<BlockingQueue<Closing>> lines = new ArrayDeque<>();

    private final List<Throwable> failures = new ArrayList<>();
    private volatile long began;
    private long latest;

    /**
     * Listens to processes.
     *
     * @param first begins to close first
     * @param closingOrder lists of processes that close one list after the other
     * @param waiting how many orders wait
     */
    CloseLog(GoProcess first, List<List<GoProcess>> closingOrder, IntSupplier waiting) {
        first.closing().onRaised(() -> began = System.nanoTime());
        for (List<GoProcess> stage : closingOrder) {
            BlockingQueue<Closing> closings = new LinkedBlockingQueue<>();
            for (GoProcess process : stage) {
                lines.add(closings);
                process.closed()
                        .onRaised(
                                () ->
                                        closings.add(
                                                new Closing(
                                                        process,
                                                        System.nanoTime(),
                                                        waiting.getAsInt())));
            }
        }
    }

    /** Prints until that many more of them are closed. */
    void print(PrintStream out, int count) throws InterruptedException {
        for (int i = 0; i < count; i++) {
            Closing closing = lines.remove().take();
            GoProcess process = closing.process();
            // The thread that closed a process may report it later than the thread that closed the
            // process that waited for it.
            latest = Math.max(latest, closing.time() - began);
            Optional<Throwable> failure = process.errNow();
            failure.ifPresent(failures::add);
            out.printf(
                    "%,8.1f   %-14s %,8d%s%n",
                    latest / 1e6,
                    process.name(),
                    closing.waiting(),
                    failure.map(e -> "   failed: " + e).orElse(""));
        }
    }

    /** Prints until all of them are closed. */
    void printRest(PrintStream out) throws InterruptedException {
        print(out, lines.size());
    }

    /** The first failure among the printed processes. */
    Optional<Throwable> failure() {
        return failures.stream().findFirst();
    }
}
