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
 * @param doing what of its own runs, in words; empty if nothing does that is worth telling
 * @param frame the innermost frame of the application, of its teardown or else its function; empty
 *     if there is none
 * @param links its links, without those that only matter at a failure
 */
public record Node(
        long id,
        String name,
        State state,
        long closingMillis,
        String doing,
        String frame,
        List<Link> links) {
    /** The same process with links. */
    Node with(List<Link> others) {
        return new Node(id, name, state, closingMillis, doing, frame, others);
    }
}
