package goprocess.verification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goprocess.fixtures.ChildJvm;
import goprocess.verification.child.BlockedChannel;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * {@link Thread#interrupt} of a thread in a channel may block. That delays the interrupt of no
 * other function.
 */
class BlockedInterruptTest {
    @TempDir private Path folder;

    /** Another JVM has the lock. */
    @Test
    void anInterruptThatBlocksInTheLockOfAFileDelaysNoOther() throws Exception {
        Path file = Files.createFile(folder.resolve("locked"));
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.lock();

            assertOthersAreInterrupted("lock", file);
        }
    }

    /** Whoever could write to it writes nothing. */
    @Test
    void anInterruptThatBlocksInThePipeOfAFileDelaysNoOther() throws Exception {
        Path pipe = folder.resolve("pipe");
        assertEquals(0, new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor());
        // Open for reading, too, it need not wait for a reader.
        try (RandomAccessFile writer = new RandomAccessFile(pipe.toFile(), "rw")) {
            assertOthersAreInterrupted("read", pipe);
            assertTrue(writer.getFD().valid(), "somebody could have written");
        }
    }

    private static void assertOthersAreInterrupted(String how, Path file) throws Exception {
        try (ChildJvm jvm = LibraryJvm.start(BlockedChannel.class, how, file.toString())) {
            assertEquals(List.of("blocked", "others closed"), jvm.allLines());
            assertEquals(0, jvm.exitCode());
        }
    }
}
