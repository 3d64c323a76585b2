package goprocess.impl.outside;

import org.jspecify.annotations.Nullable;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * Our handler of a signal. After its processes have closed, other code may still install it again
 * or call it. Then it passes the signal on.
 *
 * <p>Other copies of the library, in other class loaders, recognize it by its {@code toString}.
 * They notify it of a signal through {@code accept}, and say whether a process of theirs closes
 * because of it. If one does, no handler further down the chain may end the JVM. A copy that no
 * longer listens tells the others, which have its handler as their previous one, to replace it:
 * otherwise they would keep its class loader.
 */
final class ChainedHandler implements InvocationHandler {
    private static final String KIND = "goprocess signal handler";

    /** By the name under which it is installed; written before that. */
    OsSignal signal;

    /** The object that is installed as the handler. */
    final Object installed =
            Proxy.newProxyInstance(
                    ChainedHandler.class.getClassLoader(),
                    new Class<?>[] {OsSignal.HANDLER, Consumer.class, BiConsumer.class},
                    this);

    /** The previous handler. Guarded by {@link SignalListeners#CHAIN}; null until it is known. */
    @Nullable Object previous;

    /** A handler of this copy that is further down the chain. Guarded like {@link #previous}. */
    @Nullable ChainedHandler older;

    /**
     * What had replaced this handler, and was taken out to find that: it is to be put back. Guarded
     * like {@link #previous}.
     */
    @Nullable Object replacement;

    ChainedHandler(OsSignal signal) {
        this.signal = signal;
    }

    @Override
    public @Nullable Object invoke(Object self, Method method, Object @Nullable [] arguments) {
        switch (method.getName()) {
            case "handle" -> SignalListeners.arrived(this, false);
            case "accept" -> accept(Objects.requireNonNull(arguments));
            case "equals" -> {
                return self == Objects.requireNonNull(arguments)[0];
            }
            case "hashCode" -> {
                return System.identityHashCode(self);
            }
            case "toString" -> {
                return KIND;
            }
            default -> throw new UnsupportedOperationException(method.getName());
        }
        return null;
    }

    /** What another copy of the library says. */
    private void accept(Object[] told) {
        if (told.length == 1) {
            SignalListeners.arrived(this, Boolean.TRUE.equals(told[0]));
        } else {
            SignalListeners.replace(this, told[0], told[1]);
        }
    }

    /**
     * The handler of this copy of the library that belongs to an installed object, or null if there
     * is none.
     */
    static @Nullable ChainedHandler ours(Object handler) {
        return Proxy.isProxyClass(handler.getClass())
                        && Proxy.getInvocationHandler(handler) instanceof ChainedHandler ours
                ? ours
                : null;
    }

    /** Notifies another copy of the library, if the handler belongs to one. */
    @SuppressWarnings("unchecked") // that is what its KIND says
    static boolean tellCopy(Object handler, boolean heard) {
        if (isOfCopy(handler)) {
            ((Consumer<Boolean>) handler).accept(heard);
            return true;
        }
        return false;
    }

    /**
     * Tells another copy of the library, if the installed handler belongs to one, that the handler
     * of this copy is no longer needed.
     */
    @SuppressWarnings("unchecked") // that is what its KIND says
    static void replaceInCopy(Object handler, Object gone, Object next) {
        if (isOfCopy(handler) && handler instanceof BiConsumer) {
            ((BiConsumer<Object, Object>) handler).accept(gone, next);
        }
    }

    private static boolean isOfCopy(Object handler) {
        return handler instanceof Consumer && KIND.equals(handler.toString());
    }
}
