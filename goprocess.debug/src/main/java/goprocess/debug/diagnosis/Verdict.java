package goprocess.debug.diagnosis;

import java.util.List;

/**
 * What was found in a graph.
 *
 * @param culprits what holds a close: the certain ones first, then the oldest first
 * @param tops the closing processes that chains begin with, by their places
 */
public record Verdict(List<Culprit> culprits, List<Integer> tops) {}
