package goprocess.viewer.graph;

import goprocess.api.State;

import java.util.List;

/**
 * A process of the graph.
 *
 * @param id its number
 * @param name its name, as it was given
 * @param state its state
 * @param closingMillis for how long it has been closing; negative if it is not
 * @param doing what it is doing, such as {@code in its teardown}; empty if neither a teardown nor a
 *     function that holds its close is at work
 * @param links its links that close or wait; those of {@code closeOnFailure} are left out
 */
public record Node(
        long id, String name, State state, long closingMillis, String doing, List<Link> links) {
    /** The same process with links. */
    Node with(List<Link> others) {
        return new Node(id, name, state, closingMillis, doing, others);
    }
}
