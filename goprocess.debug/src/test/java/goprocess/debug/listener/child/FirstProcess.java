package goprocess.debug.listener.child;

import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;

/** Opens a process and closes it; if there is an argument, one with a teardown. */
public final class FirstProcess {
    private FirstProcess() {}

    /** Runs it. */
    public static void main(String[] args) {
        GoProcess first =
                args.length == 0
                        ? GoProcesses.named("first").open()
                        : GoProcesses.withTeardown(new Nothing()::run);
        first.close();
        System.out.println(first.state());
    }

    private static final class Nothing {
        void run() {}
    }
}
