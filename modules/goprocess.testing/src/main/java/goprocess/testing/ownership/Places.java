package goprocess.testing.ownership;

import java.util.List;

/** Finds the place in the user's code from which the library was called. */
final class Places {
    private static final StackWalker STACK = StackWalker.getInstance();
    private static final int FRAMES = 12;

    private Places() {}

    /** The innermost frames between the library and the frames of JUnit. */
    static List<StackTraceElement> ofCaller() {
        return STACK.walk(
                frames ->
                        frames.dropWhile(frame -> isLibrary(frame.getClassName()))
                                .takeWhile(frame -> !isRunner(frame.getClassName()))
                                .limit(FRAMES)
                                .map(StackWalker.StackFrame::toStackTraceElement)
                                .toList());
    }

    private static boolean isLibrary(String className) {
        return className.startsWith("goprocess.testing.ownership.")
                || className.startsWith("goprocess.impl.")
                || className.startsWith("goprocess.spi.")
                || className.startsWith("goprocess.api.");
    }

    private static boolean isRunner(String className) {
        return className.startsWith("org.junit.")
                || className.startsWith("jdk.internal.reflect.")
                || className.startsWith("java.lang.reflect.")
                || className.startsWith("goprocess.impl.");
    }
}
