package goprocess.periodic;

import org.jspecify.annotations.Nullable;

import java.util.Optional;

/** How often the calls of a schedule failed, and with what. */
final class CallFailures {
    private long count;
    private @Nullable Throwable last;

    synchronized void add(Throwable failure) {
        count++;
        last = failure;
    }

    synchronized long count() {
        return count;
    }

    synchronized Optional<Throwable> last() {
        return Optional.ofNullable(last);
    }
}
