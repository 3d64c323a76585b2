package goprocess.debug.listener;

import goprocess.debug.cycle.Cycle;
import goprocess.debug.event.StalledEvent;
import goprocess.debug.event.WaitCycleEvent;

import java.time.Duration;

/** Events that are no transitions: what was found to be wrong. */
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
            // First: where a recording was cut, whoever finds the second has what it is about.
            EventRegistry.writeUnfinished();
            StalledEvent.emit(id, name, age, diagnosis);
        }
    }

    static void waitCycle(Cycle cycle) {
        if (EventSwitch.isOn()) {
            WaitCycleEvent.emit(cycle.members(), cycle.toString());
        }
    }
}
