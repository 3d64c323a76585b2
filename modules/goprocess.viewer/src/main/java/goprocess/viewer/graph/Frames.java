package goprocess.viewer.graph;

import java.util.List;

/** Which frames of a stack are the application's. */
final class Frames {
    private static final List<String> NOT_OURS =
            List.of("java.", "jdk.", "goprocess.api", "goprocess.impl", "goprocess.spi");

    private Frames() {}

    /** Whether a frame, as a stack trace has it, is neither the JDK's nor the library's. */
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
