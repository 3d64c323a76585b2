package goprocess.interleavings;

import org.jetbrains.lincheck.datastructures.Operation;

/**
 * The process also closes by itself once it is wished for and waits for nothing. Functions have no
 * place here: with the wish, one that ends closes the process, so it would take effect twice, when
 * it is started and when it has ended.
 */
public class ProcessWithAWish extends OneProcess {
    /** Made by Lincheck, for each interleaving. */
    public ProcessWithAWish() {}

    @Operation
    public void closeAfterChildren() {
        Wish.closeAfterChildren(process);
    }
}
