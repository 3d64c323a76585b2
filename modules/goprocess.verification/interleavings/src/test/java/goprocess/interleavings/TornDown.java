package goprocess.interleavings;

import goprocess.api.GoProcess;
import goprocess.api.Teardown;

import java.util.List;

/** A teardown that keeps the promises in view. Its field is plain: the library makes it visible. */
final class TornDown implements Teardown {
    private final GoProcess process;
    private final List<TornDown> before;
    private int times;

    private TornDown(GoProcess process, List<TornDown> before) {
        this.process = process;
        this.before = before;
    }

    static TornDown of(GoProcess process, TornDown... before) {
        TornDown teardown = new TornDown(process, List.of(before));
        process.setTeardown(teardown);
        return teardown;
    }

    @Override
    public void run() {
        times++;
        before.forEach(TornDown::ensureDone);
    }

    void ensureDone() {
        if (times != 1 || !process.closed().isRaised()) {
            throw new AssertionError(process + " was torn down " + times + " times");
        }
    }
}
