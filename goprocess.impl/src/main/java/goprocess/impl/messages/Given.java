package goprocess.impl.messages;

import org.jspecify.annotations.Nullable;

/** Refuses null in place of an argument, with a sentence about the process that was asked. */
public final class Given {
    private Given() {}

    /**
     * Returns an argument.
     *
     * @param argument what a user has given
     * @param role what it should be, without an article
     * @param process the process, or the builder of one, whose method was called
     * @throws NullPointerException if the argument is null
     */
    public static <T> T notNull(@Nullable T argument, String role, Object process) {
        if (argument == null) {
            throw new NullPointerException(
                    "%s was given null in place of the %s: give one".formatted(process, role));
        }
        return argument;
    }
}
