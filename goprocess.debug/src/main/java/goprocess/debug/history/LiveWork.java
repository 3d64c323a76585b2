package goprocess.debug.history;

import goprocess.debug.event.LiveWorkEvent.Role;
import goprocess.debug.graph.ThreadLook;
import goprocess.debug.graph.WorkLook;

import org.jspecify.annotations.Nullable;

/**
 * Work of a process, as a snapshot of a recording shows it.
 *
 * @param seenAt when
 * @param role what it is
 * @param started whether it had begun
 * @param noCarrier whether it had not, and no carrier thread was free
 * @param thread the thread, with its stack if that was taken; null if there was none
 * @param since when it began, was queued or was abandoned; {@link ProcessHistory#UNKNOWN} if that
 *     is not known
 */
record LiveWork(
        long seenAt,
        Role role,
        boolean started,
        boolean noCarrier,
        @Nullable ThreadLook thread,
        long since) {
    LiveWork with(ThreadLook known) {
        return new LiveWork(seenAt, role, started, noCarrier, known, since);
    }

    WorkLook look() {
        return new WorkLook(thread, started, since);
    }
}
