package broken.goprocess.impl.protocol;

import goprocess.spi.ProcessListener;

/** A class of the protocol that meets a listener. */
public class KnowsAListener {
    ProcessListener listener;
}
