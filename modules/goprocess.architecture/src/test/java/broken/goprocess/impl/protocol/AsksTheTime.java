package broken.goprocess.impl.protocol;

/** A class of the protocol that reads the clock. */
public class AsksTheTime {
    long time = System.nanoTime();
}
