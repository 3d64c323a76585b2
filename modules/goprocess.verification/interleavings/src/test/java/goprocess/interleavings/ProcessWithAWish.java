package goprocess.interleavings;

import org.jetbrains.lincheck.datastructures.Operation;

/**
 * The process also closes by itself once that is requested and it waits for nothing. Functions, and
 * others that it waits for and that close, have no place here: with the wish, the end of one closes
 * the process, so such a call would take effect twice, when it begins and when it ends.
 */
public class ProcessWithAWish extends OneProcess {
    /** Made by Lincheck, for each interleaving. */
    public ProcessWithAWish() {}

    @Operation
    public void closeAfterChildren() {
        Wish.closeAfterChildren(process);
    }
}
