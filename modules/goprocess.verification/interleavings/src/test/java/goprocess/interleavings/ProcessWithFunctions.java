package goprocess.interleavings;

import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;

import org.jetbrains.lincheck.datastructures.Operation;

/** Functions, too, are started on the process, and end; and it waits for others, which close. */
public class ProcessWithFunctions extends OneProcess {
    /** Made by Lincheck, for each interleaving. */
    public ProcessWithFunctions() {}

    @Operation
    public String go() {
        return outcome(
                () ->
                        GoProcesses.named("go")
                                .parent(process)
                                .threadFactory(InPlace::new)
                                .go(self -> {}));
    }

    /** The other one closes in the end, so that nobody waits indefinitely. */
    @Operation
    public String waitFor() {
        GoProcess other = GoProcesses.named("other").open();
        String outcome = outcome(() -> process.waitFor(other));
        other.close();
        return outcome;
    }
}
