package goprocess.viewer.fold;

/**
 * The links from one group to another.
 *
 * @param from the place of a group in {@link Folded#groups()}
 * @param to the place of another group
 * @param closes whether they close
 * @param waits whether they wait
 * @param held whether a chain that holds a close goes along here
 */
public record Line(int from, int to, boolean closes, boolean waits, boolean held) {}
