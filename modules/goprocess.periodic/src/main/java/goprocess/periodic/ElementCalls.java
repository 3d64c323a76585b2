package goprocess.periodic;

import goprocess.api.ProcessFunction;
import goprocess.api.Signal;

import org.jspecify.annotations.Nullable;

import java.util.concurrent.BlockingQueue;

/**
 * Calls a function for each element of a queue. Nothing is taken after the schedule was seen
 * closing. For an element that was taken the call is made, even if the schedule has begun to close
 * meanwhile. So each element is in the queue or in a call.
 */
final class ElementCalls<T> implements CallSource {
    private final BlockingQueue<? extends T> queue;
    private final ElementFunction<? super T> function;

    ElementCalls(BlockingQueue<? extends T> queue, ElementFunction<? super T> function) {
        this.queue = queue;
        this.function = function;
    }

    @Override
    public @Nullable ProcessFunction next(Signal end) throws InterruptedException {
        if (end.isRaised()) {
            return null;
        }
        // An interrupt ends this wait when the schedule closes, and then nothing was taken.
        T element = queue.take();
        return call -> function.run(call, element);
    }

    @Override
    public boolean isInterrupted() {
        return true;
    }
}
