package goprocess.debug.listener.child;

import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;

/** Opens a process and closes it. */
public final class FirstProcess {
    private FirstProcess() {}

    /** Runs it. */
    public static void main(String[] args) {
        GoProcess first = GoProcesses.named("first").open();
        first.close();
        System.out.println(first.state());
    }
}
