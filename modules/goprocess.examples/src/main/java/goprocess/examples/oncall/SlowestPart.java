package goprocess.examples.oncall;

import goprocess.debug.recording.Blame;
import goprocess.debug.recording.Close;
import goprocess.debug.recording.Comparison;
import goprocess.debug.recording.CriticalPath;
import goprocess.debug.recording.ProcessRecording;
import goprocess.debug.recording.Shutdown;

import java.time.Duration;
import java.util.Comparator;

/**
 * Which part of a service a shutdown waited for, and how long it would have taken without that
 * part.
 */
public final class SlowestPart {
    private SlowestPart() {}

    // @start region="closes"
    static Close longest(ProcessRecording recording) {
        return recording.closes().stream().max(Comparator.comparing(Close::length)).orElseThrow();
    }

    // @end

    // @start region="blame"
    static Blame.Share of(Shutdown shutdown) {
        return shutdown.blame().byName().getFirst(); // such as worker-*, with its time and share
    }

    static Duration withoutLongestStep(Shutdown shutdown) {
        CriticalPath.Step longest =
                shutdown.criticalPath().steps().stream()
                        .max(Comparator.comparing(CriticalPath.Step::length))
                        .orElseThrow();
        return shutdown.without(longest.process());
    }

    // @end

    // @start region="comparison"
    static Comparison change(ProcessRecording before, ProcessRecording after) {
        return Comparison.of(before.shutdown().orElseThrow(), after.shutdown().orElseThrow());
    }
    // @end
}
