import org.jspecify.annotations.NullMarked;

/**
 * Looks at running processes: every transition as an event of the flight recorder, the live graph
 * as JSON and DOT, and why it does not close.
 *
 * <p>It is enough to have it on the module path or class path: the implementation finds it there.
 * Whoever wants to ask in code begins with {@link goprocess.debug.ProcessGraph#capture()}.
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
