package broken.goprocess.debug.two;

import broken.goprocess.debug.one.NamesImpl;

/** The other half of the cycle. */
public class Back {
    NamesImpl forth = new NamesImpl();
}
