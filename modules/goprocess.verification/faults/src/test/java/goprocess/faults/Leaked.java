package goprocess.faults;

import goprocess.spi.ProcessEvent;
import goprocess.spi.ProcessListener;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** A listener that wants every event, and keeps the names of the processes that have leaked. */
public final class Leaked implements ProcessListener {
    static final BlockingQueue<String> NAMES = new LinkedBlockingQueue<>();

    /** For the service loader. */
    public Leaked() {}

    @Override
    public void leaked(ProcessEvent.Leaked event) {
        NAMES.add(event.name());
    }
}
