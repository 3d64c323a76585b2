package goprocess.debug;

/**
 * The live graph over JMX, for jconsole and similar tools. It is registered as {@code
 * goprocess.debug:type=ProcessGraph} soon after the first process was opened, and removed some
 * seconds after the last was closed, until the next is opened. If that name is taken, because
 * another class loader has also loaded this module, {@code ,instance=2} is appended, then 3, and so
 * on.
 *
 * <p>Every call captures the graph anew. A notification of type {@code goprocess.stalled} is sent
 * each time a close takes long, or is held by another process than before; its message is the
 * diagnosis.
 */
public interface ProcessGraphMXBean {
    /**
     * How many processes are open.
     *
     * @return the number of processes, running and closing
     */
    int getLive();

    /**
     * How many processes are closing.
     *
     * @return the number of processes
     */
    int getClosing();

    /**
     * How long the oldest close has taken so far.
     *
     * @return in seconds; 0 if nothing is closing
     */
    double getOldestClosingSeconds();

    /**
     * Whether a close has taken longer than the time in the system property {@code
     * goprocess.debug.stall}, by default 10 seconds.
     *
     * @return false also if that property is {@code off}
     */
    boolean isStalled();

    /**
     * Why the processes that are closing do not close. This is for a user who may read attributes
     * but not call operations.
     *
     * @return as {@link #why()}
     */
    String getWhy();

    /**
     * The graph in the language of Graphviz.
     *
     * @return as {@link ProcessGraph#toDot()}
     */
    String dot();

    /**
     * The graph as JSON.
     *
     * @return as {@link ProcessGraph#toJson()}
     */
    String json();

    /**
     * Why the processes that are closing do not close.
     *
     * @return as {@link Diagnosis#toString()}
     */
    String why();

    /**
     * Writes the graph as JSON to a file on this JVM's machine that only its user may read. An
     * existing file is never overwritten.
     *
     * @param path of a file that does not exist yet; relative to the directory of this JVM
     * @return the path of the file, absolute
     * @throws IllegalArgumentException if the path is not valid, or exists already
     * @throws java.io.UncheckedIOException if the file cannot be written; no part of it is left
     *     behind
     */
    String writeJson(String path);
}
