package goprocess.api;

/**
 * The work of a process; Go's {@code ProcessFunc}.
 *
 * <p>It runs once, on a thread of its own. Its end closes the process. It should return soon after
 * {@link GoProcess#closing() self.closing()} is raised; that is its own responsibility, see {@link
 * GoProcessBuilder#interruptAfter} for a function that cannot look.
 */
@FunctionalInterface
public interface ProcessFunction {
    /**
     * Does the work.
     *
     * @param self the process that this function is the work of
     * @throws Exception whatever it throws, an {@link Error} too, becomes the {@link
     *     GoProcess#err() err()} of the process
     */
    void run(GoProcess self) throws Exception;
}
