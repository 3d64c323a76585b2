package goprocess.impl.observation;

import goprocess.spi.CloseCause;
import goprocess.spi.ProcessLink;
import goprocess.spi.ProcessListener;
import goprocess.spi.ProcessNode;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.function.Consumer;

/** Tells several listeners, of which none harms another. */
final class SeveralListeners implements ProcessListener {
    private final ProcessListener[] listeners;

    SeveralListeners(List<ProcessListener> listeners) {
        this.listeners = listeners.toArray(ProcessListener[]::new);
    }

    @Override
    public boolean isRecording() {
        for (ProcessListener listener : listeners) {
            if (Listeners.isRecording(listener)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void opened(ProcessNode process, @Nullable ProcessNode parent, long time) {
        tell(listener -> listener.opened(process, parent, time));
    }

    @Override
    public void linked(ProcessLink link, long time) {
        tell(listener -> listener.linked(link, time));
    }

    @Override
    public @Nullable Object closing(
            ProcessNode process, CloseCause cause, @Nullable ProcessNode by, long time) {
        return ask(listener -> listener.closing(process, cause, by, time));
    }

    @Override
    public @Nullable Object functionStarted(ProcessNode process, long time) {
        return ask(listener -> listener.functionStarted(process, time));
    }

    @Override
    public void functionEnded(
            ProcessNode process, @Nullable Throwable failure, @Nullable Object started, long time) {
        giveBack(started, (listener, own) -> listener.functionEnded(process, failure, own, time));
    }

    @Override
    public @Nullable Object teardownStarted(ProcessNode process, long time) {
        return ask(listener -> listener.teardownStarted(process, time));
    }

    @Override
    public void teardownEnded(
            ProcessNode process, @Nullable Throwable failure, @Nullable Object started, long time) {
        giveBack(started, (listener, own) -> listener.teardownEnded(process, failure, own, time));
    }

    @Override
    public void closed(
            ProcessNode process,
            @Nullable ProcessNode last,
            @Nullable Throwable failure,
            @Nullable Object closing,
            long time) {
        giveBack(closing, (listener, own) -> listener.closed(process, last, failure, own, time));
    }

    @Override
    public Runnable callbackRegistered(ProcessNode process, Runnable callback) {
        Runnable wrapped = callback;
        for (ProcessListener listener : listeners) {
            wrapped = Listeners.handOn(listener, process, wrapped);
        }
        return wrapped;
    }

    @Override
    public void waiting(ProcessNode process, long time) {
        tell(listener -> listener.waiting(process, time));
    }

    @Override
    public void leaked(long id, String name, long openedAt, long time) {
        tell(listener -> listener.leaked(id, name, openedAt, time));
    }

    /** What each of them returned. */
    @SuppressWarnings("ArrayRecordComponent") // it is never compared
    private record Tokens(@Nullable Object[] each) {}

    private interface Question {
        @Nullable Object ask(ProcessListener listener);
    }

    private interface Return {
        void giveBack(ProcessListener listener, @Nullable Object token);
    }

    private void tell(Consumer<ProcessListener> call) {
        for (ProcessListener listener : listeners) {
            try {
                call.accept(listener);
            } catch (Throwable e) {
                Listeners.failed(listener, e);
            }
        }
    }

    private Object ask(Question question) {
        @Nullable Object[] each = new @Nullable Object[listeners.length];
        for (int i = 0; i < each.length; i++) {
            try {
                each[i] = question.ask(listeners[i]);
            } catch (Throwable e) {
                Listeners.failed(listeners[i], e);
            }
        }
        return new Tokens(each);
    }

    private void giveBack(@Nullable Object token, Return call) {
        for (int i = 0; i < listeners.length; i++) {
            Object own = token instanceof Tokens tokens ? tokens.each()[i] : null;
            try {
                call.giveBack(listeners[i], own);
            } catch (Throwable e) {
                Listeners.failed(listeners[i], e);
            }
        }
    }
}
