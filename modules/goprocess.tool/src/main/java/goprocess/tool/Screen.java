package goprocess.tool;

import org.jline.terminal.Attributes;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jline.utils.AttributedCharSequence.ForceMode;
import org.jline.utils.AttributedString;
import org.jline.utils.InfoCmp.Capability;
import org.jline.utils.NonBlockingReader;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The live tree in the terminal, redrawn in place, with the latest transitions below it. */
final class Screen {
    private static final int EVENTS = 8;
    private static final long ASK_EVERY = TimeUnit.SECONDS.toNanos(1);
    private static final long ESCAPE_MILLIS = 100;
    private static final int COLOURS = 8;
    private static final int NO_KEY = NonBlockingReader.READ_EXPIRED;

    private final Target target;
    private final WatchView view;
    private final Deque<String> events = new ArrayDeque<>();
    private int top;
    private volatile boolean ended;

    Screen(Target target) {
        this.target = target;
        this.view = new WatchView(target);
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
        int key = NO_KEY;
        long asked = System.nanoTime() - ASK_EVERY;
        while (key != NonBlockingReader.EOF && (key == NO_KEY || view.press(key))) {
            long left = ASK_EVERY - (System.nanoTime() - asked);
            if (left <= 0) {
                if (!ended) {
                    view.refresh();
                }
                asked = System.nanoTime();
                left = ASK_EVERY;
            }
            draw(terminal);
            key = key(keys, Math.max(1, TimeUnit.NANOSECONDS.toMillis(left)));
        }
    }

    /** The next key. An arrow key arrives as several characters in immediate succession. */
    private static int key(NonBlockingReader keys, long millis) throws IOException {
        int key = keys.read(millis);
        if (key != WatchView.ESCAPE) {
            return key;
        }
        int next = keys.read(ESCAPE_MILLIS);
        if (next != '[' && next != 'O') {
            return WatchView.ESCAPE;
        }
        do {
            next = keys.read(ESCAPE_MILLIS);
        } while (next >= ' ' && next < '@');
        return switch (next) {
            case 'A' -> WatchView.UP;
            case 'B' -> WatchView.DOWN;
            default -> NO_KEY;
        };
    }

    private void draw(Terminal terminal) {
        Size size = terminal.getSize();
        int height = size.getRows() > 0 ? size.getRows() : 24;
        List<String> below;
        synchronized (events) {
            below = List.copyOf(events);
        }
        PrintWriter out = new PrintWriter(AsciiWriter.to(terminal.writer(), terminal.encoding()));
        terminal.puts(Capability.cursor_home);
        line(terminal, out, view.title());
        drawRows(terminal, out, Math.max(1, height - below.size() - 3));
        below.forEach(event -> line(terminal, out, Style.FAINT.of(event)));
        line(terminal, out, ended ? "The JVM has ended. q quits." : view.keys());
        terminal.puts(Capability.clr_eos);
        terminal.flush();
    }

    private void drawRows(Terminal terminal, PrintWriter out, int room) {
        List<WatchView.Row> rows = view.rows();
        int at = view.at();
        int lowest = view.isList() ? Math.max(0, at - room + 1) : at;
        top = Math.clamp(top, lowest, at);
        int end = Math.min(rows.size(), top + room);
        for (int row = top; row < end; row++) {
            String text = rows.get(row).text();
            String sign = !view.isList() ? "" : row == at ? "> " : "  ";
            line(terminal, out, sign + text);
        }
    }

    private static void line(Terminal terminal, PrintWriter out, String line) {
        int columns = terminal.getSize().getColumns() > 0 ? terminal.getSize().getColumns() : 80;
        AttributedString cut = AttributedString.fromAnsi(line).columnSubSequence(0, columns - 1);
        out.print(Style.areUsed() ? cut.toAnsi(COLOURS, ForceMode.None) : cut.toString());
        terminal.puts(Capability.clr_eol);
        out.print("\r\n");
    }
}
