package goprocess.verification.child;

import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;

import java.time.Duration;

/** An application that has a timer until it is closed. */
public final class Lasting implements Runnable, AutoCloseable {
    private GoProcess process = GoProcesses.background();

    /** Made by the container. */
    public Lasting() {}

    @Override
    public void run() {
        process = GoProcesses.named("lasting").closeAfter(Duration.ofHours(1)).open();
    }

    @Override
    public void close() {
        process.close();
    }
}
