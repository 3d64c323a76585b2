package goprocess.queue;

import goprocess.api.GoProcess;
import goprocess.api.RefusedException;

import java.io.Serial;

/**
 * A {@link DrainQueue} is sealed and did not accept an element. The caller still has the element. A
 * function that throws this has failed, even while its process is closing: otherwise the element
 * would be lost without anybody knowing.
 */
public final class SealedException extends RefusedException {
    @Serial private static final long serialVersionUID = 1;

    SealedException(String message, GoProcess queue) {
        super(message, queue);
    }

    /** Always false: an element would be lost. */
    @Override
    public boolean isAnswerToClosing() {
        return false;
    }
}
