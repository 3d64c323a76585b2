package goprocess.debug.listener;

import goprocess.debug.cycle.Cycle;
import goprocess.debug.event.StalledEvent;
import goprocess.debug.event.WaitCycleEvent;

import java.time.Duration;

/** Emits the events that are not transitions: problems that were found. */
public final class Reports {
    private Reports() {}

    /**
     * A close takes long.
     *
     * @param id of the process
     * @param name its name
     * @param age how long ago it began to close
     * @param diagnosis what holds the close
     */
    public static void stalled(long id, String name, Duration age, String diagnosis) {
        if (EventSwitch.isOn()) {
            // This comes first: if the recording is cut in between, a reader that finds the second
            // event has the data it refers to.
            try {
                EventRegistry.writeUnfinished();
            } finally {
                StalledEvent.emit(id, name, age, diagnosis);
            }
        }
    }

    static void waitCycle(Cycle cycle) {
        if (EventSwitch.isOn()) {
            WaitCycleEvent.emit(cycle.members(), cycle.toString());
        }
    }
}
