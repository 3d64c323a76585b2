package goprocess.debug.event;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Registered;
import jdk.jfr.StackTrace;

/** The base of all events. */
@Category("goprocess")
@StackTrace(false)
@Registered(false)
@FormatVersion
public abstract class ProcessEvent extends Event {
    @Label("Clock")
    @Description("System.nanoTime() at the transition itself; orders transitions of all threads")
    long at;

    /** Writes the event, if the settings want it, and counts it. */
    final void write() {
        WrittenEvents.begin();
        writeCounted();
    }

    /** Ends the duration of the event and writes it. It is counted before its time is taken. */
    final void endAndWrite() {
        WrittenEvents.begin();
        end();
        writeCounted();
    }

    private void writeCounted() {
        if (shouldCommit()) {
            commit();
            WrittenEvents.done();
        } else {
            WrittenEvents.notWritten();
        }
    }
}
