package goprocess.impl.protocol;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/**
 * The failures of a process. A single throwable is stored as itself, which is nearly always the
 * case; several are stored in an object of this class. The process's own failures come before those
 * that were handed to it.
 */
public final class Failure {
    /** How many failures of others are kept in addition to the first failure. */
    private static final int MOST = 8;

    private final List<Throwable> own;
    private final List<Throwable> handed;

    private Failure(List<Throwable> own, List<Throwable> handed) {
        this.own = own;
        this.handed = handed;
    }

    /** The failure that {@code err()} returns. */
    public static @Nullable Throwable first(@Nullable Object failure) {
        if (failure instanceof Failure several) {
            return several.own.isEmpty() ? several.handed.get(0) : several.own.get(0);
        }
        return (Throwable) failure;
    }

    /** All but the first one, each once: a process may throw again what was handed to it. */
    public static List<Throwable> further(@Nullable Object failure) {
        if (failure instanceof Failure several) {
            List<Throwable> all = new ArrayList<>(several.own);
            for (Throwable handed : several.handed) {
                if (!contains(all, handed)) {
                    all.add(handed);
                }
            }
            return all.subList(1, Math.min(all.size(), MOST + 1));
        }
        return List.of();
    }

    /** The failures of other processes. */
    static List<Throwable> handed(@Nullable Object failure) {
        return failure instanceof Failure several ? several.handed : List.of();
    }

    /** The first failure of the process itself. */
    public static @Nullable Throwable firstOwn(@Nullable Object failure) {
        if (failure instanceof Failure several) {
            return several.own.isEmpty() ? null : several.own.get(0);
        }
        return (Throwable) failure;
    }

    /** Whether a throwable was handed to the process, so that it must not be changed. */
    static boolean isHanded(@Nullable Object failure, Throwable one) {
        return contains(handed(failure), one);
    }

    /**
     * Adds a throwable to another one as suppressed. Returns false if that one does not accept it.
     */
    static boolean suppress(Throwable first, Throwable second) {
        if (first == second) {
            return true;
        }
        try {
            first.addSuppressed(second);
            for (Throwable suppressed : first.getSuppressed()) {
                if (suppressed == second) {
                    return true;
                }
            }
        } catch (OutOfMemoryError e) {
            // There is no memory to keep both, and the transition must go on: the first one stays.
        }
        return false;
    }

    /**
     * The failures with a further one of the process itself, unless there is no memory for both.
     */
    static Object withOwn(@Nullable Object before, Throwable own) {
        if (before == null) {
            return own;
        }
        try {
            return withFurtherOwn(before, own);
        } catch (OutOfMemoryError e) {
            return before;
        }
    }

    private static Object withFurtherOwn(Object before, Throwable own) {
        List<Throwable> handed = before instanceof Failure several ? several.handed : List.of();
        List<Throwable> owned =
                before instanceof Failure several ? several.own : List.of((Throwable) before);
        return contains(owned, own) ? before : new Failure(plus(owned, own), handed);
    }

    /**
     * The failures with one of another process. Returns the same object if it contains that failure
     * already or has too many, or if there is no memory.
     */
    static @Nullable Object withHanded(@Nullable Object before, Throwable handed) {
        try {
            return withFurtherHanded(before, handed);
        } catch (OutOfMemoryError e) {
            return before;
        }
    }

    private static Object withFurtherHanded(@Nullable Object before, Throwable handed) {
        if (before == null) {
            return new Failure(List.of(), List.of(handed));
        }
        List<Throwable> others = before instanceof Failure several ? several.handed : List.of();
        List<Throwable> own =
                before instanceof Failure several ? several.own : List.of((Throwable) before);
        if (contains(own, handed) || contains(others, handed) || others.size() > MOST) {
            return before;
        }
        return new Failure(own, plus(others, handed));
    }

    /** Needs no memory, unlike an iterator. */
    private static boolean contains(List<Throwable> failures, Throwable failure) {
        for (int i = 0; i < failures.size(); i++) {
            if (failures.get(i) == failure) {
                return true;
            }
        }
        return false;
    }

    private static List<Throwable> plus(List<Throwable> failures, Throwable failure) {
        List<Throwable> more = new ArrayList<>(failures);
        more.add(failure);
        return List.copyOf(more);
    }
}
