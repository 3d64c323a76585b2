package goprocess.debug;

/**
 * The live graph over JMX, for jconsole and its like. It is registered as {@code
 * goprocess.debug:type=ProcessGraph} soon after the first process was opened, and removed some
 * seconds after the last was closed, until the next is opened; where that name is taken, because
 * another class loader holds this module too, {@code ,instance=2} is added, or 3, and so on.
 *
 * <p>Every call captures the graph anew. Each time that a close is found to take long, or that
 * another process holds it, a notification of type {@code goprocess.stalled} is sent, with the
 * diagnosis as its message.
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
     * For how long the oldest close goes on.
     *
     * @return in seconds; 0 if nothing is closing
     */
    double getOldestClosingSeconds();

    /**
     * Whether a close goes on for longer than the system property {@code goprocess.debug.stall}
     * says, 10 seconds unless it is set.
     *
     * @return false too where that is off
     */
    boolean isStalled();

    /**
     * Why what is closing does not close, for a user who may read attributes and not call
     * operations.
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
     * Why what is closing does not close.
     *
     * @return as {@link Diagnosis#toString()}
     */
    String why();

    /**
     * Writes the graph as JSON to a file of this JVM's machine, which its user alone may read. It
     * never overwrites.
     *
     * @param path of a file that does not exist yet; relative to the directory of this JVM
     * @return the path of the file, absolute
     * @throws IllegalArgumentException if there is no such path, or something is there already
     * @throws java.io.UncheckedIOException if the file cannot be written; nothing is left of it
     *     then
     */
    String writeJson(String path);
}
