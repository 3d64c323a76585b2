package goprocess.impl.observation;

import goprocess.impl.messages.Failures;
import goprocess.spi.ProcessEvent;
import goprocess.spi.ProcessListener;
import goprocess.spi.ProcessListener.Interest;
import goprocess.spi.ProcessNode;

import org.jspecify.annotations.Nullable;

import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;

/**
 * One listener and its interests. No method here throws. What the listener throws is logged, once
 * for each class of listeners.
 */
final class InstalledListener {
    private final ProcessListener listener;
    private final Set<Interest> interests;

    InstalledListener(ProcessListener listener) {
        this.listener = listener;
        Set<Interest> read = EnumSet.noneOf(Interest.class);
        try {
            read.addAll(listener.interests());
        } catch (Throwable e) {
            failed(e);
        }
        this.interests = read;
    }

    boolean wants(Interest interest) {
        return interests.contains(interest);
    }

    boolean isRecording() {
        try {
            return listener.isRecording();
        } catch (Throwable e) {
            failed(e);
            return true;
        }
    }

    /** Returns what the listener returned. */
    @Nullable Object tell(ProcessEvent event) {
        try {
            return event.tell(listener);
        } catch (Throwable e) {
            failed(e);
            return null;
        }
    }

    Runnable callbackRegistered(ProcessNode process, Runnable callback) {
        try {
            return Objects.requireNonNull(listener.callbackRegistered(process, callback));
        } catch (Throwable e) {
            failed(e);
            return callback;
        }
    }

    private void failed(Throwable failure) {
        Failures.logOfListener(listener.getClass(), failure);
    }
}
