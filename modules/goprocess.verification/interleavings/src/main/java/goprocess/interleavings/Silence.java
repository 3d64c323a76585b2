package goprocess.interleavings;

import org.jspecify.annotations.Nullable;

import java.util.ResourceBundle;

/**
 * A logger that discards everything: the library logs each failure, and here there are millions.
 * Found by {@link java.util.ServiceLoader}.
 */
public final class Silence extends System.LoggerFinder {
    private static final System.Logger NONE =
            new System.Logger() {
                @Override
                public String getName() {
                    return "silence";
                }

                @Override
                public boolean isLoggable(Level level) {
                    return false;
                }

                @Override
                public void log(
                        Level level,
                        @Nullable ResourceBundle bundle,
                        @Nullable String message,
                        @Nullable Throwable thrown) {}

                @Override
                public void log(
                        Level level,
                        @Nullable ResourceBundle bundle,
                        @Nullable String format,
                        @Nullable Object @Nullable ... parameters) {}
            };

    /** Called by {@link java.util.ServiceLoader}. */
    public Silence() {}

    @Override
    public System.Logger getLogger(String name, Module module) {
        return NONE;
    }
}
