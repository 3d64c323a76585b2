import org.jspecify.annotations.NullMarked;

/**
 * Looks at running processes: every transition as an event of the flight recorder, the live graph
 * as JSON and DOT, and why it does not close.
 *
 * <p>It is enough to have it on the module path or class path: the implementation finds it there. A
 * close that takes longer than ten seconds, or that was wished for so long ago, is then logged with
 * what holds it; the command {@code goprocess why PID} asks a JVM from outside; and a flight
 * recording has every transition.
 *
 * <p>In code begin with {@link goprocess.debug.ProcessGraph#capture()}, and with {@link
 * goprocess.debug.recording.ProcessRecording#open} for a recording. The system property {@code
 * goprocess.debug.stall} sets another time than ten seconds, {@code goprocess.debug.stall.dump} a
 * folder for what is known of such a close, {@code goprocess.debug.socket} the folder of the socket
 * at which the command asks; {@code off} as the first or the last leaves it out.
 *
 * @provides goprocess.spi.ProcessListener what is told of every transition
 */
@NullMarked
module goprocess.debug {
    requires static jdk.net; // Where it is there, the socket asks who asks.
    requires static org.jspecify;
    requires transitive goprocess.api;
    requires java.management;
    requires jdk.jfr;
    requires tools.jackson.databind;

    exports goprocess.debug;
    exports goprocess.debug.recording;

    provides goprocess.spi.ProcessListener with
            goprocess.debug.listener.TransitionRecorder;
}
