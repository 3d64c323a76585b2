package goprocess.debug.stall;

import java.time.Duration;

/** Is notified of a close that takes long; the recorder makes an event of it. */
@FunctionalInterface
public interface StallReport {
    /**
     * A close takes long, or what holds one that does has changed.
     *
     * @param id the id of the process that does not close
     * @param name its name
     * @param age how long ago it began to close
     * @param diagnosis what holds it, in many lines
     */
    void stalled(long id, String name, Duration age, String diagnosis);
}
