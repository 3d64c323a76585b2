package goprocess.debug.diagnosis;

import java.util.List;

/**
 * The result of a search.
 *
 * @param culprits what holds a close: the certain ones first, then the oldest first
 * @param tops the places of the closing processes with which the chains begin
 */
public record Verdict(List<Culprit> culprits, List<Integer> tops) {}
