package goprocess.viewer.layout;

import goprocess.viewer.fold.Line;

import java.util.List;

/**
 * A line with its way.
 *
 * @param line what is drawn
 * @param points from its beginning to its end, each with x and y
 */
public record Route(Line line, List<double[]> points) {}
