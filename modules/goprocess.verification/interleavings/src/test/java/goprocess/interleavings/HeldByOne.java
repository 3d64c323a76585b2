package goprocess.interleavings;

import goprocess.impl.protocol.StateWord;

import org.jetbrains.lincheck.datastructures.Operation;

/** The lock of a node: each hold of it finds what the holds before it have left. */
public final class HeldByOne extends LockBit.Guarded {
    @Operation
    public int here() {
        return change(StateWord.ENDING);
    }

    @Operation
    public int there() {
        return change(StateWord.FUNCTION);
    }
}
