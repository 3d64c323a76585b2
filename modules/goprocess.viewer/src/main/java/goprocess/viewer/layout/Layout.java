package goprocess.viewer.layout;

import goprocess.viewer.fold.Folded;

import java.util.List;

/**
 * A folded graph with places.
 *
 * @param folded the graph
 * @param boxes in the order of its groups
 * @param routes in the order of its lines
 * @param width of all of it
 * @param height of all of it
 */
public record Layout(
        Folded folded, List<Box> boxes, List<Route> routes, double width, double height) {}
