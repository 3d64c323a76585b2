package goprocess.tool;

import org.jline.terminal.Attributes;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jline.utils.InfoCmp.Capability;
import org.jline.utils.NonBlockingReader;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;

/** The live tree in the terminal, redrawn in place, and below it what has happened. */
final class Screen {
    private static final int EVENTS = 8;
    private static final long REDRAW_EVERY_MILLIS = 1_000;
    private static final int INTERRUPT = 3;
    private static final int END_OF_INPUT = 4;

    private final Target target;
    private final Deque<String> events = new ArrayDeque<>();
    private boolean stuckOnly;
    private boolean why;
    private boolean byAge;
    private int depth = Integer.MAX_VALUE;
    private volatile boolean ended;

    Screen(Target target) {
        this.target = target;
    }

    void run() throws IOException {
        try (Terminal terminal = TerminalBuilder.builder().system(true).build();
                SocketAnswer answer = target.ask("follow")) {
            Attributes before = terminal.enterRawMode();
            terminal.puts(Capability.enter_ca_mode);
            terminal.puts(Capability.cursor_invisible);
            Thread.ofPlatform().daemon().name("events").start(() -> follow(answer));
            try {
                loop(terminal);
            } finally {
                terminal.puts(Capability.cursor_visible);
                terminal.puts(Capability.exit_ca_mode);
                terminal.setAttributes(before);
                terminal.flush();
            }
        }
    }

    private void follow(SocketAnswer answer) {
        try (BufferedReader lines = answer.lines()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String event = Event.words(line);
                synchronized (events) {
                    if (!event.isEmpty()) {
                        events.add(event);
                    }
                    if (events.size() > EVENTS) {
                        events.remove();
                    }
                }
            }
        } catch (IOException | RuntimeException e) {
            // The other end is gone.
        }
        ended = true;
    }

    private void loop(Terminal terminal) throws IOException {
        NonBlockingReader keys = terminal.reader();
        while (true) {
            draw(terminal, ended ? List.of("The JVM has ended. q quits.") : lines());
            int key = keys.read(REDRAW_EVERY_MILLIS);
            if (key == 'q'
                    || key == INTERRUPT
                    || key == END_OF_INPUT
                    || key == NonBlockingReader.EOF) {
                return;
            }
            act(key);
        }
    }

    private void act(int key) {
        switch (key) {
            case 's' -> stuckOnly = !stuckOnly;
            case 'w' -> why = !why;
            case 'a' -> byAge = !byAge;
            case 'f' -> depth = depth == Integer.MAX_VALUE ? 2 : Math.max(0, depth - 1);
            case 'u' -> depth = depth > 1_000 ? depth : depth + 1;
            default -> {
                // Nothing was pressed, or nothing that has a meaning.
            }
        }
    }

    private List<String> lines() {
        List<String> lines = new ArrayList<>();
        try {
            if (why) {
                Diagnosis.of(target.process().pid(), "", false).text().lines().forEach(lines::add);
                return lines;
            }
            Graph graph = target.graph();
            lines.add(
                    "pid "
                            + target.process().pid()
                            + "  processes "
                            + graph.nodes().size()
                            + "  closing "
                            + graph.closing()
                            + "  (s f u a w q)");
            if (byAge) {
                graph.nodes().stream()
                        .sorted(
                                java.util.Comparator.comparingLong(
                                                (Graph.Node node) ->
                                                        Math.max(
                                                                node.closingMillis(),
                                                                node.openMillis()))
                                        .reversed())
                        .map(
                                node ->
                                        node
                                                + " "
                                                + node.state()
                                                + ", open for "
                                                + Text.time(Math.max(0, node.openMillis())))
                        .forEach(lines::add);
                return lines;
            }
            Set<Long> held = graph.held();
            new Tree(graph, node -> !stuckOnly || held.contains(node.id()), depth).draw(lines::add);
        } catch (Failure e) {
            lines.add(String.valueOf(e.getMessage()));
        }
        return lines;
    }

    private void draw(Terminal terminal, List<String> lines) {
        Size size = terminal.getSize();
        int rows = size.getRows() > 0 ? size.getRows() : 24;
        List<String> below;
        synchronized (events) {
            below = List.copyOf(events);
        }
        int room = Math.max(1, rows - below.size() - 1);
        PrintWriter out = terminal.writer();
        terminal.puts(Capability.cursor_home);
        for (String line : lines.subList(0, Math.min(room, lines.size()))) {
            write(terminal, out, line);
        }
        for (String event : below) {
            write(terminal, out, event);
        }
        terminal.puts(Capability.clr_eos);
        terminal.flush();
    }

    private static void write(Terminal terminal, PrintWriter out, String line) {
        int columns = terminal.getSize().getColumns() > 0 ? terminal.getSize().getColumns() : 80;
        boolean styled = line.indexOf('\u001b') >= 0;
        out.print(!styled && line.length() >= columns ? line.substring(0, columns - 1) : line);
        terminal.puts(Capability.clr_eol);
        out.print("\r\n");
    }
}
