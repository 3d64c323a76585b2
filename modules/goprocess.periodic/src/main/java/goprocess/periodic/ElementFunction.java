package goprocess.periodic;

import goprocess.api.GoProcess;

/**
 * What a schedule calls for each element of a queue.
 *
 * @param <T> the type of the elements
 */
@FunctionalInterface
public interface ElementFunction<T> {
    /**
     * Runs on a thread of its own. It should return soon after {@code call.closing()} is raised.
     *
     * @param call the process of this call, a child of the schedule
     * @param element what was taken from the queue
     * @throws Exception whatever it throws becomes the {@link GoProcess#err() err()} of the call
     */
    void run(GoProcess call, T element) throws Exception;
}
