package goprocess.viewer.graph;

import java.util.List;

/** Recognizes the frames of a stack that belong to the application. */
final class Frames {
    private static final List<String> NOT_OURS =
            List.of("java.", "jdk.", "goprocess.api", "goprocess.impl", "goprocess.spi");

    private Frames() {}

    /**
     * Whether a frame, written as in a stack trace, belongs neither to the JDK nor to the library.
     */
    static boolean isOfTheApplication(String frame) {
        return NOT_OURS.stream().noneMatch(frame::startsWith);
    }

    /** Class, method and line without module and package. */
    static String shortened(String frame) {
        int open = frame.indexOf('(');
        String where = open < 0 ? "" : frame.substring(open);
        String method = open < 0 ? frame : frame.substring(0, open);
        String type = method.substring(0, Math.max(0, method.lastIndexOf('.')));
        return method.substring(type.lastIndexOf('.') + 1) + where;
    }
}
