package goprocess.debug.presence;

/**
 * A part of this module that exists only while a process is open. Its methods are called by one
 * thread at a time.
 */
public interface Part {
    /**
     * Starts the part, because a process is open. Has no effect if the part has been started.
     *
     * <p>Afterwards no class may be missing for {@link #go}: the class loader of this module may be
     * closed before that. If it is closed meanwhile, this fails at some class, and {@code go} has
     * to end what was started until then.
     */
    void come();

    /**
     * Ends the part, because no process has been open for some seconds. Nothing may remain that
     * keeps the class loader of this module reachable: no thread and no registration.
     */
    void go();
}
