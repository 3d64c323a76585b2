package broken.goprocess.debug.graph;

import broken.goprocess.debug.Seen;

/** A class of a room below that knows what users see. */
public class LooksUp {
    Seen seen = new Seen();
}
