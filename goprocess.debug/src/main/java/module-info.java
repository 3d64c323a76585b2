import org.jspecify.annotations.NullMarked;

/**
 * Observes processes. It provides every transition as a flight recorder event, the live graph as
 * JSON and DOT, and the reason why a process does not close.
 *
 * <p>Putting it on the module path or class path is enough: the implementation finds it there. Then
 * a close that takes longer than ten seconds, or was requested more than ten seconds ago, is logged
 * with what holds it. The command {@code goprocess why PID} asks a JVM from outside. A flight
 * recording has every transition.
 *
 * <p>In code begin with {@link goprocess.debug.ProcessGraph#capture()}, and with {@link
 * goprocess.debug.recording.ProcessRecording#open} for a recording.
 *
 * <p>Three system properties change the defaults:
 *
 * <ul>
 *   <li>{@code goprocess.debug.stall} sets a time other than ten seconds, or {@code off};
 *   <li>{@code goprocess.debug.stall.dump} names a folder for a dump of such a close;
 *   <li>{@code goprocess.debug.socket} names the folder of the socket that the command connects to,
 *       or is {@code off}.
 * </ul>
 *
 * @provides goprocess.spi.ProcessListener is notified of every transition
 */
@NullMarked
module goprocess.debug {
    requires static jdk.net; // if present, the socket checks the user of a client
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
