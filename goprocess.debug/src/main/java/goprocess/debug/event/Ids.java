package goprocess.debug.event;

import goprocess.spi.ProcessNode;

import org.jspecify.annotations.Nullable;

/** How an event refers to a process that may be missing. */
public final class Ids {
    /** No process has this number; 0 is that of {@code background()}. */
    private static final long NONE = -1;

    private Ids() {}

    public static long of(@Nullable ProcessNode process) {
        return process == null ? NONE : process.id();
    }

    public static @Nullable String nameOf(@Nullable ProcessNode process) {
        return process == null ? null : EventText.shortened(process.name());
    }
}
