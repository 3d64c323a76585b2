package goprocess.debug.presence;

import goprocess.spi.ProcessProvider;

import org.jspecify.annotations.Nullable;

/** Logs what this module has to say, without waiting for a log that blocks. */
public final class DebugLog {
    private DebugLog() {}

    /**
     * Logs a warning.
     *
     * @param text what happened
     * @param failure is logged with it, or null
     */
    public static void warn(String text, @Nullable Throwable failure) {
        ProcessProvider.installed().warn("goprocess.debug", text, failure);
    }
}
