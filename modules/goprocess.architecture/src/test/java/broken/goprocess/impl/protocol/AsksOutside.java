package broken.goprocess.impl.protocol;

import broken.goprocess.impl.Inner;

/**
 * A class of the protocol that meets another room, the clock and a second thread, which has its
 * loader.
 */
public class AsksOutside {
    Inner front = new Inner();
    long time = System.nanoTime();
    Thread second = new Thread(() -> {});

    void keep() {
        second.setContextClassLoader(AsksOutside.class.getClassLoader());
    }
}
