package goprocess.benchmarks;

import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** As {@link GoClose}, on a virtual thread: it runs on the threads that the functions run on. */
@Fork(jvmArgsAppend = {"-Djmh.executor=VIRTUAL", "--enable-preview"})
@State(Scope.Benchmark)
public class GoCloseOnVirtual extends GoClose {
    /** It is so. */
    @Setup
    public void check() {
        Check.that("this is a virtual thread", Thread.currentThread().isVirtual());
    }
}
