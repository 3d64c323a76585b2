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

    /**
     * Waits if the close has begun. A close that is waited for begins and ends at two moments: a
     * call that returned between them would have seen the first, and a later one come before the
     * second.
     */
    @Operation
    public void closeAfterChildren() {
        Wish.closeAfterChildren(process);
        if (process.closing().isRaised()) {
            var unused = process.err();
        }
    }
}
