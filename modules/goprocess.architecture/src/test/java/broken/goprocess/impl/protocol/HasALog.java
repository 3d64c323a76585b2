package broken.goprocess.impl.protocol;

/** A class of the protocol that logs. */
public class HasALog {
    System.Logger log;
}
