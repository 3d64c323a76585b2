package goprocess.periodic;

import goprocess.api.GoProcess;
import goprocess.api.ProcessFunction;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;

/** A function that tells when each of its calls starts, and ends when the test says so. */
final class Calls implements ProcessFunction {
    private final Clock clock;
    private final BlockingQueue<Long> starts = new LinkedBlockingQueue<>();
    private final BlockingQueue<GoProcess> processes = new LinkedBlockingQueue<>();
    private final Semaphore ends = new Semaphore(0);

    Calls(Clock clock) {
        this.clock = clock;
    }

    @Override
    public void run(GoProcess call) throws InterruptedException {
        processes.add(call);
        starts.add(clock.nanoTime());
        ends.acquire();
    }

    /** Waits for the next call. */
    long start() throws InterruptedException {
        return starts.take();
    }

    /** The process of a call whose start was waited for. */
    GoProcess process() throws InterruptedException {
        return processes.take();
    }

    /** Lets one call end. */
    void end() {
        ends.release();
    }

    /** Lets every call end, and all that come. */
    void endAll() {
        ends.release(Integer.MAX_VALUE / 2);
    }

    /** How many calls have started that nobody waited for. */
    int pending() {
        return starts.size();
    }
}
