package broken.goprocess.impl.protocol;

import broken.goprocess.impl.Inner;

/** A class of the protocol that meets another room. */
public class AsksAnotherRoom {
    Inner front = new Inner();
}
