package goprocess.recipes;

/** A client of a service, for one thread. */
@FunctionalInterface
interface Orderer {
    /** Orders, and tells whether that was accepted; throws if there is no answer. */
    boolean order(String item) throws Exception;
}
