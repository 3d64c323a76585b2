package goprocess.viewer.graph;

import java.util.List;

/**
 * Processes, their links, and what holds a close.
 *
 * @param nodes each process once
 * @param held what holds a close, the most important first
 */
public record Graph(List<Node> nodes, List<Held> held) {}
