package goprocess.interleavings;

import goprocess.api.GoProcesses;

import org.jetbrains.lincheck.datastructures.Operation;

/** Functions, too, are started on the process, and end. */
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
}
