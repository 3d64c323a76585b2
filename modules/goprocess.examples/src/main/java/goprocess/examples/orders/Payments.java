package goprocess.examples.orders;

/** The payment provider; a worker asks it before it stores an order. */
@FunctionalInterface
public interface Payments {
    /**
     * Charges for an order. Runs on a worker's thread, for as long as it takes.
     *
     * @param order what to charge for
     * @throws Exception if it cannot be charged: the worker fails, and the order is stored unpaid
     */
    void charge(Order order) throws Exception;
}
