package goprocess.debug.listener.child;

import java.util.ResourceBundle;

/** Loggers that throw at each message. They are a service only in the child JVM. */
public final class BrokenLogs extends System.LoggerFinder {
    /** Made by the JDK. */
    public BrokenLogs() {}

    @Override
    public System.Logger getLogger(String name, Module module) {
        return new System.Logger() {
            @Override
            public String getName() {
                return name;
            }

            @Override
            public boolean isLoggable(Level level) {
                return true;
            }

            @Override
            public void log(Level level, ResourceBundle bundle, String message, Throwable e) {
                throw new IllegalStateException("broken");
            }

            @Override
            public void log(Level level, ResourceBundle bundle, String format, Object... values) {
                throw new IllegalStateException("broken");
            }
        };
    }
}
