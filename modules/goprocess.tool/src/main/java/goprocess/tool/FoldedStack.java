package goprocess.tool;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The stack of a thread as the text of a diagnosis has it: the frames of the application, and the
 * methods that these call; the others are counted. The JSON says which frames are the
 * application's. If there are none, nothing is folded.
 */
final class FoldedStack {
    private final Set<Integer> own = new HashSet<>();
    private final List<String> lines = new ArrayList<>();
    private int folded;

    private FoldedStack(JsonNode work) {
        work.path("own").forEach(at -> own.add(at.asInt()));
    }

    /** The lines for the stack of a function, a teardown or a callback. */
    static List<String> of(JsonNode work) {
        FoldedStack stack = new FoldedStack(work);
        JsonNode frames = work.path("stack");
        for (int at = 0; at < frames.size(); at++) {
            stack.add(at, frames.get(at).asString(""));
        }
        stack.addFolded();
        stack.addOmitted(work.path("framesOmitted").asInt(0));
        return stack.lines;
    }

    private void add(int at, String frame) {
        boolean isOwn = own.isEmpty() || own.contains(at);
        if (!isOwn && !own.contains(at + 1)) {
            folded++;
            return;
        }
        addFolded();
        String line = "    at " + Text.sentence(frame);
        lines.add(isOwn ? line : Style.FAINT.of(line));
    }

    private void addFolded() {
        if (folded > 0) {
            lines.add(
                    Style.FAINT.of(
                            "    ... " + counted(folded, "frame") + " of the JDK and the library"));
            folded = 0;
        }
    }

    private void addOmitted(int omitted) {
        if (omitted > 0) {
            lines.add(Style.FAINT.of("    ... " + counted(omitted, "more frame")));
        }
    }

    private static String counted(int count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }
}
