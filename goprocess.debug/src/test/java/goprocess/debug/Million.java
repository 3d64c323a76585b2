package goprocess.debug;

import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.json.JsonMapper;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A program that captures a million processes while others are opened, linked and closed among
 * them, and writes them. It prints how many it wrote, into how many bytes, how many bytes of the
 * heap were free for that, and how many processes came and went meanwhile.
 */
final class Million {
    private static final int GROUPS = 1_000;
    private static final int EACH = 1_000;

    /** One text for all of them: what is written is larger than what is kept. */
    private static final String IDLE = "idle ".repeat(40);

    private static final AtomicBoolean OVER = new AtomicBoolean();
    private static final AtomicInteger CHANGES = new AtomicInteger();

    /** How many of them during the last capture. */
    private static int changes;

    private Million() {}

    public static void main(String[] args) throws Exception {
        GoProcess app = GoProcesses.named("app").open();
        GoProcess[] groups = new GoProcess[GROUPS];
        for (int i = 0; i < GROUPS; i++) {
            groups[i] = GoProcesses.named("group-" + i).parent(app).open();
            for (int k = 0; k < EACH; k++) {
                GoProcesses.named(IDLE).parent(groups[i]).open();
            }
        }
        Random random = new Random(Long.parseLong(args[0]));
        Thread changing = Thread.ofPlatform().daemon().start(() -> change(groups, random));
        ProcessGraph graph = capturedAmidChanges(app);
        while (graph == null) { // the other thread did not run meanwhile
            graph = capturedAmidChanges(app);
        }
        OVER.set(true);
        changing.join();
        CheckedLines json = new CheckedLines();
        graph.writeJson(json);
        System.gc();
        Runtime heap = Runtime.getRuntime();
        long free = heap.maxMemory() - heap.totalMemory() + heap.freeMemory();
        System.out.println(json.processes + " " + json.bytes + " " + free + " " + changes);
        System.exit(graph.live() > 0 ? 0 : 1); // the graph was kept until here
    }

    /** Null if nothing changed meanwhile: there is no room for two graphs. */
    private static @Nullable ProcessGraph capturedAmidChanges(GoProcess app) {
        int before = CHANGES.get();
        ProcessGraph graph = ProcessGraph.capture(app);
        changes = CHANGES.get() - before;
        return changes > 0 ? graph : null;
    }

    /** Opens, links and closes without end; a name tells what a process was opened with. */
    private static void change(GoProcess[] groups, Random random) {
        while (!OVER.get()) {
            GoProcess group = groups[random.nextInt(GROUPS)];
            GoProcess with = GoProcesses.named("with").parent(group).teardown(() -> {}).open();
            GoProcess function =
                    GoProcesses.named("function").parent(with).go(self -> self.closing().await());
            GoProcess without = GoProcesses.named("without").parent(with).open();
            without.waitFor(function);
            groups[random.nextInt(GROUPS)].addChildNoWait(without);
            with.close();
            CHANGES.incrementAndGet();
        }
    }

    /** Looks at each process, which is a line of its own, and forgets it. */
    private static final class CheckedLines extends OutputStream {
        private final JsonMapper mapper = new JsonMapper();
        private final ByteArrayOutputStream line = new ByteArrayOutputStream();
        long bytes;
        int processes;

        @Override
        public void write(int b) {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] from, int offset, int length) {
            bytes += length;
            int begin = offset;
            for (int i = offset; i < offset + length; i++) {
                if (from[i] == '\n') {
                    line.write(from, begin, i - begin);
                    check(line.toString(StandardCharsets.UTF_8));
                    line.reset();
                    begin = i + 1;
                }
            }
            line.write(from, begin, offset + length - begin);
        }

        private void check(String text) {
            int begin = text.indexOf("{\"id\":");
            if (begin < 0 || begin > 1) {
                return;
            }
            processes++;
            if (!text.contains(IDLE)) {
                Untorn.check(mapper.readTree(text.substring(begin, text.lastIndexOf('}') + 1)));
            } else if (!text.contains("\"state\":\"RUNNING\"")) {
                throw new AssertionError(text);
            }
        }
    }
}
