package goprocess.api;

/**
 * The work of a process; Go's {@code ProcessFunc}.
 *
 * <p>It runs once, on a thread of its own. When it ends, the process closes. It should return soon
 * after {@link GoProcess#closing() self.closing()} is raised; that is its own responsibility. For a
 * function that cannot check the signal, see {@link GoProcessBuilder#interruptAfter}.
 */
@FunctionalInterface
public interface ProcessFunction {
    /**
     * Does the work.
     *
     * @param self the process whose work this function is
     * @throws Exception whatever it throws, including an {@link Error}, becomes the {@link
     *     GoProcess#err() err()} of the process
     */
    void run(GoProcess self) throws Exception;
}
