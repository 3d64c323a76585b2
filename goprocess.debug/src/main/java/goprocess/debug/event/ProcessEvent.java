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
        WrittenEvents.begin(1);
        writeCounted();
    }

    /** Ends the duration of the event and writes it. It is counted before its time is taken. */
    final void endAndWrite() {
        WrittenEvents.begin(1);
        end();
        writeCounted();
    }

    private void writeCounted() {
        if (commitIfWanted()) {
            WrittenEvents.done(1);
        } else {
            WrittenEvents.notWritten(1);
        }
    }

    /** Writes both events like {@link #write}. They are counted together, which costs less. */
    static void writeBoth(ProcessEvent first, ProcessEvent second) {
        WrittenEvents.begin(2);
        int written = (first.commitIfWanted() ? 1 : 0) + (second.commitIfWanted() ? 1 : 0);
        WrittenEvents.done(written);
        if (written < 2) {
            WrittenEvents.notWritten(2 - written);
        }
    }

    private boolean commitIfWanted() {
        boolean wanted = shouldCommit();
        if (wanted) {
            commit();
        }
        return wanted;
    }
}
