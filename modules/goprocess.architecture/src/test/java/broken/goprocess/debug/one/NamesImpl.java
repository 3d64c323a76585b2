package broken.goprocess.debug.one;

import broken.goprocess.debug.two.Back;
import broken.goprocess.impl.Inner;

/** Names a class of impl, and is in a cycle of packages. */
public class NamesImpl {
    Inner inner = new Inner();
    Back back = new Back();
}
