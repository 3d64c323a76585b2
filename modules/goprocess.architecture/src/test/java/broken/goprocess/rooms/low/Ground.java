package broken.goprocess.rooms.low;

import broken.goprocess.rooms.high.Names;

/** Takes a constant from above: after compilation nothing tells so. */
public class Ground {
    public static final String GREETING = "hello " + Names.WORLD;
}
