package goprocess.debug.render;

import goprocess.spi.CloseCause;

/** Says in words why a process began to close. */
final class CauseText {
    private CauseText() {}

    static String inWords(CloseCause cause) {
        return switch (cause) {
            case CALLED -> "close was called";
            case PARENT -> "closed by a parent";
            case FUNCTION_RETURNED -> "its function returned";
            case FUNCTION_FAILED -> "its function failed";
            case CHILDREN_CLOSED -> "its children had closed";
            case FAILURE -> "another process failed";
            case SIGNAL -> "a signal arrived";
            case SHUTDOWN -> "the JVM shuts down";
            case REFUSED -> "refused by a parent";
        };
    }
}
