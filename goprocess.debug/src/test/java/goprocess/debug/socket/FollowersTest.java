package goprocess.debug.socket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;
import goprocess.debug.NothingLeftOpen;
import goprocess.spi.ProcessNode;
import goprocess.spi.ProcessProvider;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

@NothingLeftOpen
class FollowersTest {
    /** A reader that takes nothing until it is let go on. */
    private static final class SlowReader extends OutputStream {
        private final CountDownLatch asked = new CountDownLatch(1);
        private final CountDownLatch goOn = new CountDownLatch(1);
        private final ByteArrayOutputStream read = new ByteArrayOutputStream();

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            asked.countDown();
            try {
                goOn.await();
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
            synchronized (read) {
                read.write(bytes, offset, length);
            }
        }

        List<String> lines() {
            synchronized (read) {
                return read.toString(StandardCharsets.UTF_8).lines().toList();
            }
        }
    }

    @Test
    void aSlowReaderHoldsUpNobodyAndIsToldHowMuchItMissed() throws Exception {
        Followers followers = new Followers();
        SlowReader reader = new SlowReader();
        FutureTask<Void> following =
                new FutureTask<>(
                        () -> {
                            followers.follow(reader);
                            return null;
                        });
        Thread.ofPlatform().daemon().start(following);
        reader.asked.await();
        assertTrue(followers.areThere());
        int told = 25_000;
        try (GoProcess process = GoProcesses.named("app").open()) {
            ProcessNode node = ProcessProvider.installed().node(process);
            for (int i = 0; i < told; i++) {
                followers.tell("closing", node, null, "CALLED");
            }
        }
        reader.goOn.countDown();
        while (reader.lines().stream().noneMatch(line -> line.contains("\"dropped\""))) {
            Thread.onSpinWait();
        }
        followers.end();
        end(following);
        long written = reader.lines().stream().filter(line -> line.contains("\"closing\"")).count();
        Matcher dropped =
                Pattern.compile("\"dropped\".*\"count\":(\\d+)")
                        .matcher(String.join("\n", reader.lines()));
        assertTrue(dropped.find());
        assertEquals(told, written + Long.parseLong(dropped.group(1)));
        assertTrue(!followers.areThere(), "it is forgotten");
    }

    private static void end(FutureTask<Void> following) throws Exception {
        try {
            following.get();
        } catch (ExecutionException e) {
            throw new AssertionError(e.getCause());
        }
    }
}
