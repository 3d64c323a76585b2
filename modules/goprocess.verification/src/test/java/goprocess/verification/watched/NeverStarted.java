package goprocess.verification.watched;

/** A thread that never runs what it was made for. */
final class NeverStarted extends Thread {
    NeverStarted(Runnable task) {
        super(task);
    }

    @Override
    public void start() {
        // As if it had to wait for ever for a processor.
    }
}
