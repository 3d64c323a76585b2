package goprocess.interleavings;

/**
 * A thread that runs its task where it is started. A call that opens a process with a function then
 * needs no thread that the model checker does not know, and its function still takes every step of
 * the protocol.
 */
final class InPlace extends Thread {
    InPlace(Runnable task) {
        super(task);
    }

    @Override
    public void start() {
        run();
    }
}
