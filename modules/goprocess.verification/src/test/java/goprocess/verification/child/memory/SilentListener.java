package goprocess.verification.child.memory;

import goprocess.spi.ProcessListener;

/** Is notified of everything, and needs no memory for it. */
public final class SilentListener implements ProcessListener {
    /** Called by {@link java.util.ServiceLoader}. */
    public SilentListener() {}
}
