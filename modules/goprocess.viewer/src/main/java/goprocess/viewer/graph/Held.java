package goprocess.viewer.graph;

import java.util.List;

/**
 * What holds a close.
 *
 * @param kind the name of the finding, such as {@code StuckFunction}
 * @param certain whether it never ends by itself
 * @param where the line at which it hangs, as the text of a diagnosis names it; empty if it names
 *     none
 * @param culprit the place of the process that holds it
 * @param chain the places from one that does not close down to the culprit; where the middle of a
 *     long chain is left out, two that follow each other need not be linked
 */
public record Held(String kind, boolean certain, String where, int culprit, List<Integer> chain) {}
