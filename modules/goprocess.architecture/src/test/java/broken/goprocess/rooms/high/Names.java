package broken.goprocess.rooms.high;

import broken.goprocess.rooms.low.Ground;

/** Stands above, and uses what is below. */
public class Names {
    public static final String WORLD = "world";

    Ground ground = new Ground();
}
