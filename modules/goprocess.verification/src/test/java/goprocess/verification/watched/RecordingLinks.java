package goprocess.verification.watched;

import goprocess.spi.ProcessListener;

import java.util.EnumSet;
import java.util.Set;

/** A listener that records links, and has nothing to do for a process without any. */
public final class RecordingLinks implements ProcessListener {
    @Override
    public Set<Interest> interests() {
        return EnumSet.of(Interest.LINKED);
    }
}
