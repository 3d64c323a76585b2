package goprocess.debug;

import goprocess.api.GoProcess;

import java.util.regex.Pattern;

/** The first line of a diagnosis: all that somebody who was woken up reads. */
final class FirstLine {
    private FirstLine() {}

    static String of(Diagnosis diagnosis) {
        return diagnosis.toString().lines().findFirst().orElseThrow();
    }

    /**
     * Closes a process that hangs, and waits until the first line is so; threads may be on their
     * way.
     *
     * @param expected in which "AT" stands for a line of the test, and "AGE" for a time
     */
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

    private static Pattern pattern(String expected) {
        String quoted = Pattern.quote(expected).replace("AGE", "\\E[0-9.]+ m?s\\Q");
        return Pattern.compile(
                quoted.replace(
                        "AT", "\\E[A-Za-z$]+\\.[A-Za-z0-9$]+\\([A-Za-z]+\\.java:\\d+\\)\\Q"));
    }
}
