package goprocess.debug.listener;

import goprocess.debug.event.EventText;
import goprocess.debug.event.Ids;
import goprocess.spi.ProcessNode;

import org.jspecify.annotations.Nullable;

import java.util.Collection;

/** How much a snapshot may write of what is the user's: names, which can be of any length. */
final class TextBudget {
    /** A third of a chunk, as the recorder makes them unless it is told otherwise. */
    static final int BYTES = 4_000_000;

    private int left = BYTES;

    /** Whether it suffices for all of them. */
    static boolean sufficesFor(Collection<ProcessNode> nodes) {
        TextBudget budget = new TextBudget();
        return nodes.stream().allMatch(node -> budget.take(node, node.look()));
    }

    /** Takes what the texts of one process need, if so much is left. */
    boolean take(ProcessNode node, ProcessNode.Look look) {
        int bytes = bytes(node.name()) + bytes(Ids.nameOf(look.by())) + bytes(look.byThread());
        if (bytes > left) {
            return false;
        }
        left -= bytes;
        return true;
    }

    /** At most: the recorder writes a byte for each character, or up to three. */
    private static int bytes(@Nullable String line) {
        if (line == null) {
            return 0;
        }
        String text = EventText.shortened(line);
        return text.chars().allMatch(c -> c < 256) ? text.length() : 3 * text.length();
    }
}
