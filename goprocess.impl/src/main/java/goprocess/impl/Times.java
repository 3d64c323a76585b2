package goprocess.impl;

import goprocess.spi.CloseCause;

import org.jspecify.annotations.Nullable;

/** A copy of what is watched of a node. */
record Times(
        long openedAt,
        long closingAt,
        long functionSince,
        long teardownSince,
        @Nullable CloseCause cause,
        @Nullable Node by,
        @Nullable String byThread) {
    static final Times NONE = new Times(0, 0, 0, 0, null, null, null);
}
