package goprocess.debug;

import goprocess.api.GoProcess;

import java.util.List;
import java.util.regex.Pattern;

/**
 * The first line of a diagnosis: all that somebody who was woken up reads.
 *
 * <p>In a line that is expected "AT" stands for a class, a method and a line in it, "LINE" for a
 * method and a line, and "AGE" for a time.
 */
public final class FirstLine {
    private static final String LINE = "[A-Za-z0-9$]+\\([A-Za-z]+\\.java:\\d+\\)";

    private FirstLine() {}

    static String of(Diagnosis diagnosis) {
        return diagnosis.toString().lines().findFirst().orElseThrow();
    }

    /** A process as it is named there. */
    static String name(GoProcess process) {
        return process.name() + " #" + process.id();
    }

    /** What is expected where the work of a process holds the close of another one. */
    static String held(GoProcess top, GoProcess culprit, String what, String thread) {
        return name(culprit)
                + " holds the close of "
                + name(top)
                + ": "
                + what
                + ", thread "
                + thread
                + ", for AGE";
    }

    /** Closes a process that hangs, and waits until the line is so; threads may be on their way. */
    static Diagnosis awaitClosing(GoProcess process, String expected) {
        Closing closing = Closing.of(process);
        Pattern pattern = pattern(expected);
        return closing.diagnoseUntil(found -> pattern.matcher(of(found)).matches());
    }

    /** The same for one that nobody closes. */
    static Diagnosis await(GoProcess process, String expected) {
        Pattern pattern = pattern(expected);
        Diagnosis[] last = new Diagnosis[1];
        Closing.await(
                () -> {
                    last[0] = ProcessGraph.capture(process).diagnose();
                    return pattern.matcher(of(last[0])).matches();
                });
        return last[0];
    }

    /** Whether it is one of these; which one may depend on threads. */
    static boolean isOneOf(List<String> expected, Diagnosis diagnosis) {
        String first = of(diagnosis);
        return expected.stream().anyMatch(line -> matches(line, first));
    }

    /** Whether any line of a diagnosis is so. */
    static boolean isAmong(String expected, Diagnosis diagnosis) {
        Pattern pattern = pattern(expected);
        return diagnosis.toString().lines().anyMatch(line -> pattern.matcher(line).matches());
    }

    /** Whether a line is so. */
    public static boolean matches(String expected, String line) {
        return pattern(expected).matcher(line).matches();
    }

    private static Pattern pattern(String expected) {
        return Pattern.compile(
                Pattern.quote(expected)
                        .replace("AGE", "\\E[0-9.]+ m?s\\Q")
                        .replace("AT", "\\E[A-Za-z$]+\\." + LINE + "\\Q")
                        .replace("LINE", "\\E" + LINE + "\\Q"));
    }
}
