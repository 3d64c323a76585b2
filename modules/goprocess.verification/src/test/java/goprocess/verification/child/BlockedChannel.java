package goprocess.verification.child;

import static goprocess.api.GoProcesses.named;

import goprocess.api.GoProcess;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

/**
 * A function blocks in a channel, so that the interrupt for it blocks as well, for good or until
 * the function has returned. Those of others are sent all the same. Arguments: what the function
 * does, and the file.
 */
public final class BlockedChannel {
    private static final int OTHERS = 10;

    /** The native methods in which it blocks. */
    private static final List<String> BLOCKING = List.of("lock0", "read0");

    private BlockedChannel() {}

    public static void main(String[] args) throws InterruptedException {
        AtomicReference<Thread> thread = new AtomicReference<>();
        GoProcess blocked =
                named("blocked")
                        .interruptAfter(Duration.ZERO)
                        .go(
                                self -> {
                                    thread.set(Thread.currentThread());
                                    block(args[0], Path.of(args[1]));
                                });
        while (thread.get() == null || !isBlocked(thread.get())) {
            Thread.onSpinWait();
        }
        Say.line("blocked");
        blocked.closeAsync();
        // A function that returns for the interrupt loses its flag.
        while (!thread.get().isInterrupted() && !blocked.closed().isRaised()) {
            Thread.onSpinWait();
        }
        CountDownLatch never = new CountDownLatch(1);
        for (int i = 0; i < OTHERS; i++) {
            GoProcess other =
                    named("other").interruptAfter(Duration.ZERO).go(self -> never.await());
            other.close();
        }
        Say.line("others closed");
        Runtime.getRuntime().halt(0); // the channel may block for ever
    }

    private static boolean isBlocked(Thread thread) {
        return Stream.of(thread.getStackTrace())
                .anyMatch(frame -> BLOCKING.contains(frame.getMethodName()));
    }

    private static void block(String how, Path file) throws IOException {
        if (how.equals("lock")) {
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                channel.lock();
            }
        } else {
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
                channel.read(ByteBuffer.allocate(1));
            }
        }
    }
}
