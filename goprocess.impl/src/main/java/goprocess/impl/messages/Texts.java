package goprocess.impl.messages;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;

/** Writes failures, durations and threads in a message, each on one line. */
public final class Texts {
    private Texts() {}

    /**
     * The class of a failure and its message, as a line of bounded length. The user's code computes
     * the message, and may fail as well.
     *
     * @param failure what was thrown
     * @return its text
     */
    public static String failure(Throwable failure) {
        String type = failure.getClass().getName();
        try {
            String message = failure.getMessage();
            return message == null ? type : type + ": " + Names.shown(message);
        } catch (Throwable e) {
            return type;
        }
    }

    /**
     * Writes a duration in the largest unit of s, ms, µs and ns in which it is at least one.
     *
     * @param duration may be negative
     * @return such as "2.2 s"
     */
    public static String duration(Duration duration) {
        BigDecimal amount =
                BigDecimal.valueOf(duration.getSeconds())
                        .add(BigDecimal.valueOf(duration.getNano(), 9));
        String[] units = {"s", "ms", "µs", "ns"};
        int unit = 0;
        while (amount.signum() != 0
                && amount.abs().compareTo(BigDecimal.ONE) < 0
                && unit < units.length - 1) {
            amount = amount.movePointRight(3);
            unit++;
        }
        return rounded(amount).toPlainString() + " " + units[unit];
    }

    /** Rounds to four significant digits, but keeps all digits before the point. */
    private static BigDecimal rounded(BigDecimal amount) {
        int whole = Math.max(0, amount.precision() - amount.scale());
        BigDecimal rounded =
                amount.round(new MathContext(Math.max(4, whole), RoundingMode.HALF_UP));
        return rounded.signum() == 0 ? BigDecimal.ZERO : rounded.stripTrailingZeros();
    }

    /**
     * A thread's name, number and state. If a method of the user's thread class throws, only that
     * part is missing.
     *
     * @param thread in any state
     * @return such as "main #1 WAITING"
     */
    public static String thread(Thread thread) {
        String name = Names.shown(thread.getName());
        return (name.isEmpty() ? "" : name + " ") + "#" + thread.threadId() + " " + state(thread);
    }

    private static String state(Thread thread) {
        try {
            return thread.getState().toString();
        } catch (Throwable e) {
            return "in a state that cannot be had: " + e.getClass().getName();
        }
    }
}
