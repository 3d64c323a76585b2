package goprocess.impl.outside;

import org.jspecify.annotations.Nullable;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * Our handler of a signal. It works on when its processes have closed and somebody put it back, or
 * calls it: then it hands the signal on.
 *
 * <p>Other copies of the library, in other class loaders, know it by what it says of itself, and
 * tell it of a signal by {@code accept}, with whether a process of theirs closes for it: then
 * nobody further down the chain may end the JVM.
 */
final class ChainedHandler implements InvocationHandler {
    private static final String KIND = "goprocess signal handler";

    final OsSignal signal;

    /** What is installed. */
    final Object installed =
            Proxy.newProxyInstance(
                    ChainedHandler.class.getClassLoader(),
                    new Class<?>[] {OsSignal.HANDLER, Consumer.class},
                    this);

    /** Who had the signal before. Guarded by {@link SignalListeners}; null until it is known. */
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

    /** The handler of this copy of the library that is installed as the given one, if it is. */
    static @Nullable ChainedHandler ours(Object handler) {
        return Proxy.isProxyClass(handler.getClass())
                        && Proxy.getInvocationHandler(handler) instanceof ChainedHandler ours
                ? ours
                : null;
    }

    /** Tells another copy of the library, if that is who has a handler. */
    @SuppressWarnings("unchecked") // that is what its KIND says
    static boolean tellCopy(Object handler, boolean heard) {
        if (handler instanceof Consumer<?> other && KIND.equals(other.toString())) {
            ((Consumer<Boolean>) other).accept(heard);
            return true;
        }
        return false;
    }
}
