package goprocess.debug.presence;

import org.jspecify.annotations.Nullable;

/**
 * A part that is created when it is first needed, and at the latest when it comes. The first
 * process of a JVM does not have to wait until its classes are loaded.
 *
 * @param <P> the type of the part
 */
public abstract class Late<P extends Part> implements Part {
    private volatile @Nullable P made;

    /** The part is not created yet. */
    protected Late() {}

    /**
     * Creates the part. Called once.
     *
     * @return the part
     */
    protected abstract P make();

    /**
     * The part. The first call creates it.
     *
     * @return the same part for each call
     */
    public final P get() {
        P part = made;
        return part == null ? makeOnce() : part;
    }

    private synchronized P makeOnce() {
        P part = made;
        if (part == null) {
            part = make();
            made = part;
        }
        return part;
    }

    /**
     * The part, if it has been created.
     *
     * @return the part, or null
     */
    public final @Nullable P ifMade() {
        return made;
    }

    @Override
    public final void come() {
        get().come();
    }

    @Override
    public final void go() {
        P part = made;
        if (part != null) {
            part.go();
        }
    }
}
