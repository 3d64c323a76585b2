package goprocess.debug.recording;

import goprocess.debug.recording.CriticalPath.Kind;
import goprocess.debug.render.Words;

import java.time.Duration;
import java.util.Formatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Writes a {@link Shutdown} as text for people. */
final class ShutdownText {
    private static final int ROWS = 60;
    private static final Pattern CONTROLS = Pattern.compile("[\\p{Cntrl}\\u2028\\u2029]+");

    private ShutdownText() {}

    static String of(Shutdown shutdown) {
        Formatter text = new Formatter(Locale.ROOT);
        text.format(
                "%s %s %s, %d process%s, from %s\n",
                line(shutdown.origin()),
                shutdown.finished() ? "closed in" : "was not closed after",
                time(shutdown.length()),
                shutdown.timeline().size(),
                shutdown.timeline().size() == 1 ? "" : "es",
                shutdown.began());
        text.format("\n");
        text.format(
                "%12s %12s %12s %12s %12s  process\n",
                "began", "took", "waited", "function", "teardown");
        List<RecordedClose> rows = shutdown.timeline();
        for (RecordedClose row : rows.subList(0, Math.min(ROWS, rows.size()))) {
            row(text, shutdown, row);
        }
        if (rows.size() > ROWS) {
            text.format("%64s … %d more\n", "", rows.size() - ROWS);
        }
        text.format("\n");
        return text.format("%s", of(shutdown.criticalPath())).toString();
    }

    private static void row(Formatter text, Shutdown shutdown, RecordedClose row) {
        text.format(
                "%12s %12s %12s %12s %12s  %s%s%s%s\n",
                signed(Duration.between(shutdown.began(), row.began())),
                time(row.length()),
                time(row.waited()),
                time(row.function()),
                time(row.teardown()),
                line(row.process()),
                row.waitedFor().map(last -> ", waited for " + line(last)).orElse(""),
                row.failure().map(failure -> ", failed: " + line(failure)).orElse(""),
                row.closed().isPresent() ? "" : ", not closed");
    }

    static String of(CriticalPath path) {
        Formatter text = new Formatter(Locale.ROOT);
        text.format("Critical path, %s:\n", time(path.length()));
        double handovers = 0;
        for (CriticalPath.Step step : path.steps()) {
            if (step.kind() == Kind.HANDOVER) {
                handovers += step.share();
            } else {
                text.format(
                        "%12s %7s  %s: %s\n",
                        time(step.length()),
                        percent(step.share()),
                        line(step.process()),
                        words(step.kind()));
            }
        }
        if (handovers > 0) {
            Duration sum = Duration.ofNanos(Math.round(handovers * path.length().toNanos()));
            text.format("%12s %7s  between them\n", time(sum), percent(handovers));
        }
        return text.toString();
    }

    static String of(Close close) {
        return String.format(
                Locale.ROOT,
                "%s %12s %s  %s%s, %d process%s%s",
                close.began(),
                time(close.length()),
                close.finished() ? "closed" : "not closed",
                line(close.root()),
                close.cause().map(cause -> ", " + cause).orElse("")
                        + close.by().map(by -> " by " + line(by)).orElse(""),
                close.processes(),
                close.processes() == 1 ? "" : "es",
                close.topStep()
                        .map(
                                step ->
                                        ", longest: "
                                                + line(step.process())
                                                + ": "
                                                + words(step.kind())
                                                + " "
                                                + time(step.length()))
                        .orElse(""));
    }

    /** A time with its sign: a process that took part may have begun to close before the origin. */
    static String signed(Duration time) {
        return time.isNegative() ? "-" + time(time.negated()) : "+" + time(time);
    }

    static String words(Kind kind) {
        return switch (kind) {
            case FUNCTION -> "its function";
            case TEARDOWN -> "its teardown";
            case HANDOVER -> "handover";
            case NOT_ASKED -> "nobody had asked it to close";
            case NOT_ENDED -> "had not ended when the recording did";
        };
    }

    private static String line(RecordedProcess process) {
        return line(process.name()) + " #" + process.id();
    }

    /**
     * A text on one line. Names and failures come from the user and may contain line ends, which a
     * table cannot, and characters that turn the rest of the row around.
     */
    static String line(String text) {
        return Words.oneLine(CONTROLS.matcher(text).replaceAll(" "), Integer.MAX_VALUE);
    }

    private static String time(Optional<RecordedWork> work) {
        return work.map(done -> time(done.length()) + (done.ended() ? "" : "…")).orElse("-");
    }

    static String time(Duration time) {
        double nanos = time.toNanos();
        if (nanos >= 1e9) {
            return String.format(Locale.ROOT, "%.3f s", nanos / 1e9);
        }
        return nanos >= 1e6
                ? String.format(Locale.ROOT, "%.3f ms", nanos / 1e6)
                : String.format(Locale.ROOT, "%.1f µs", nanos / 1e3);
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }
}
