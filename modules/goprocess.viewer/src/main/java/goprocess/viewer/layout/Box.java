package goprocess.viewer.layout;

import goprocess.viewer.fold.Group;

import java.util.List;

/**
 * A group with its place.
 *
 * @param group what is drawn
 * @param texts its lines, from the top; the first is its name
 * @param culprit whether it is the first culprit
 * @param held whether it is in a chain that holds a close
 * @param x the left edge
 * @param y the upper edge
 * @param width how wide it is
 * @param height how high it is
 */
public record Box(
        Group group,
        List<String> texts,
        boolean culprit,
        boolean held,
        double x,
        double y,
        double width,
        double height) {}
