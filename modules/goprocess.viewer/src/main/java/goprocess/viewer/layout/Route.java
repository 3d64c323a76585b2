package goprocess.viewer.layout;

import goprocess.viewer.fold.Line;

import java.util.List;

/**
 * A line and the points through which it is drawn.
 *
 * @param line what is drawn
 * @param points from the beginning of the line to its end, each with x and y
 */
public record Route(Line line, List<double[]> points) {}
