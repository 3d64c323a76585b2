import org.jspecify.annotations.NullMarked;

/** The command line: asks a running JVM for its processes, or reads a recording. */
@NullMarked
module goprocess.tool {
    requires static org.jspecify;
    requires goprocess.debug;
    requires goprocess.viewer;
    requires info.picocli;
    requires java.management;
    requires jdk.attach;
    requires org.jline.terminal;
    requires tools.jackson.databind;

    opens goprocess.tool to
            info.picocli,
            tools.jackson.databind;
}
