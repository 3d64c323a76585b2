package goprocess.debug.presence;

/** Something that is there only while a process is open. Called by one thread at a time. */
public interface Part {
    /** A process is open. Does nothing if it is there already. */
    void come();

    /**
     * No process has been open for some seconds. Nothing may be left that keeps the class loader of
     * this module: no thread, nothing that is registered anywhere.
     */
    void go();
}
