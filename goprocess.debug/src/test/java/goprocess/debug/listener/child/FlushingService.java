package goprocess.debug.listener.child;

import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;

import jdk.jfr.Event;
import jdk.jfr.FlightRecorder;
import jdk.jfr.Name;
import jdk.jfr.Period;

import java.util.concurrent.CountDownLatch;

/** Runs until a signal arrives. A shutdown hook then opens one process more, and closes it. */
public final class FlushingService {
    private FlushingService() {}

    /** The recorder waits for it before it ends, so the recording contains what the hook does. */
    @Name("test.Flushed")
    @Period("endChunk")
    static final class FlushedEvent extends Event {}

    /** Runs it. With the argument {@code leave} the process of the hook stays open. */
    public static void main(String[] args) throws Exception {
        GoProcess app = GoProcesses.withSignals("TERM");
        CountDownLatch flushed = new CountDownLatch(1);
        FlightRecorder.addPeriodicEvent(FlushedEvent.class, () -> await(flushed));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> flush(args.length > 0, flushed)));
        System.out.println("ready");
        app.closed().await();
    }

    private static void flush(boolean leave, CountDownLatch flushed) {
        GoProcess flush = GoProcesses.named("flush").open();
        if (!leave) {
            flush.close();
        }
        flushed.countDown();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
