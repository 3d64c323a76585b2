package goprocess.viewer.fold;

import java.util.List;

/**
 * A graph that was folded.
 *
 * @param groups what is drawn as one box each
 * @param groupOf for each process the place of its group
 * @param lines what is drawn between them
 */
public record Folded(List<Group> groups, List<Integer> groupOf, List<Line> lines) {}
