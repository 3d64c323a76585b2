package broken.goprocess.impl;

import broken.goprocess.debug.one.NamesImpl;

/** A class of impl that is public and meets debug. */
public class Inner {
    NamesImpl met = new NamesImpl();
}
