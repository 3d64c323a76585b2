package broken.goprocess.impl.protocol;

import java.util.concurrent.CountDownLatch;

/** A class of the protocol that waits for something other than a lock. */
public class WaitsForALatch {
    CountDownLatch latch = new CountDownLatch(1);
}
