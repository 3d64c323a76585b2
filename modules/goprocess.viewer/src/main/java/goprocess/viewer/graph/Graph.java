package goprocess.viewer.graph;

import java.util.List;

/**
 * Processes, their links, and what holds a close.
 *
 * @param nodes each process once
 * @param held the first is the one to look at first
 */
public record Graph(List<Node> nodes, List<Held> held) {}
