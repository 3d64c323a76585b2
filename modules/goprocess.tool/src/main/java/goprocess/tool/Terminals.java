package goprocess.tool;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Whether the output goes to a terminal. */
final class Terminals {
    private Terminals() {}

    /** Whether standard output is a terminal; false if that cannot be determined. */
    static boolean isOutput() {
        try {
            String output = Files.readSymbolicLink(Path.of("/proc/self/fd/1")).toString();
            return output.startsWith("/dev/pts/") || output.startsWith("/dev/tty");
        } catch (IOException e) {
            return false;
        }
    }
}
