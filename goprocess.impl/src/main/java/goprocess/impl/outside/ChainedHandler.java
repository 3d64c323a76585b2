package goprocess.impl.outside;

import org.jspecify.annotations.Nullable;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * Our handler of a signal. After its processes have closed, other code may still install it again
 * or call it. Then it passes the signal on.
 *
 * <p>Other copies of the library, in other class loaders, recognize it by its {@code toString}.
 * They notify it of a signal through {@code accept}, and say whether a process of theirs closes
 * because of it. If one does, no handler further down the chain may end the JVM.
 */
final class ChainedHandler implements InvocationHandler {
    private static final String KIND = "goprocess signal handler";

    final OsSignal signal;

    /** The object that is installed as the handler. */
    final Object installed =
            Proxy.newProxyInstance(
                    ChainedHandler.class.getClassLoader(),
                    new Class<?>[] {OsSignal.HANDLER, Consumer.class},
                    this);

    /** The previous handler. Guarded by {@link SignalListeners}; null until it is known. */
    @Nullable Object previous;

    ChainedHandler(OsSignal signal) {
        this.signal = signal;
    }

    @Override
    public @Nullable Object invoke(Object self, Method method, Object @Nullable [] arguments) {
        switch (method.getName()) {
            case "handle" -> SignalListeners.arrived(this, false);
            case "accept" ->
                    SignalListeners.arrived(
                            this, Boolean.TRUE.equals(Objects.requireNonNull(arguments)[0]));
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
        if (handler instanceof Consumer<?> other && KIND.equals(other.toString())) {
            ((Consumer<Boolean>) other).accept(heard);
            return true;
        }
        return false;
    }
}
