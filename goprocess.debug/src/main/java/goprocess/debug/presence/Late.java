package goprocess.debug.presence;

import org.jspecify.annotations.Nullable;

/**
 * A part that is made when it is first needed, at the latest when it is to come. Loading its
 * classes takes time, which the first process of a JVM does not have to wait for.
 *
 * @param <P> what it is
 */
public abstract class Late<P extends Part> implements Part {
    private volatile @Nullable P made;

    /** Not made yet. */
    protected Late() {}

    /**
     * Makes it. Called once.
     *
     * @return the part
     */
    protected abstract P make();

    /**
     * The part, which is made now if it was not before.
     *
     * @return always the same
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
     * The part, if it is made.
     *
     * @return or null
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
