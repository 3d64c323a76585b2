package goprocess.debug.listener;

import jdk.jfr.FlightRecorder;
import jdk.jfr.FlightRecorderListener;
import jdk.jfr.Recording;

/** Makes the first recording of a JVM just when the last process has closed. */
final class FirstRecording {
    private static final EventSwitch EVENTS = new EventSwitch();

    private FirstRecording() {}

    public static void main(String[] args) {
        FlightRecorder.addListener(new GoesMeanwhile()); // is told before ours
        EVENTS.come();
        new Recording().close();
        System.out.println("recorded");
    }

    /** Returns once the thread waits for the recorder, which is being made. */
    private static final class GoesMeanwhile implements FlightRecorderListener {
        @Override
        public void recorderInitialized(FlightRecorder recorder) {
            Thread going = Thread.ofPlatform().daemon().start(EVENTS::go);
            while (going.getState() != Thread.State.BLOCKED
                    && going.getState() != Thread.State.TERMINATED) {
                Thread.onSpinWait();
            }
        }
    }
}
