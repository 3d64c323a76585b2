package broken.goprocess.impl.protocol;

import broken.goprocess.impl.Inner;

/** A class of the protocol that meets another room. */
public class AsksOutside {
    Inner front = new Inner();
}
