package goprocess.viewer.fold;

/**
 * The links from one group to another.
 *
 * @param from the place of a group in {@link Folded#groups()}
 * @param to the place of another group
 * @param closes whether the target begins to close with the source
 * @param waits whether the source closes after the target
 * @param held whether these links are part of a chain that holds a close
 */
public record Line(int from, int to, boolean closes, boolean waits, boolean held) {}
