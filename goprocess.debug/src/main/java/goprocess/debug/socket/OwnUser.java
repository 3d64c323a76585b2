package goprocess.debug.socket;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/** The user that this JVM runs as. */
final class OwnUser {
    private OwnUser() {}

    /**
     * Its number.
     *
     * @throws IOException if it cannot be determined
     * @throws UnsupportedOperationException if this system has no such numbers
     */
    static int uid() throws IOException {
        Path self = Path.of("/proc/self");
        if (Files.isDirectory(self)) {
            return uid(self);
        }
        // The JDK has no method for it. But the user that creates a file owns it.
        Path file = Files.createTempFile("goprocess", null);
        try {
            return uid(file);
        } finally {
            Files.deleteIfExists(file);
        }
    }

    /** The number of the owner of a file, or of a link itself. */
    static int owner(Path file) throws IOException {
        return (int) Files.getAttribute(file, "unix:uid", LinkOption.NOFOLLOW_LINKS);
    }

    private static int uid(Path file) throws IOException {
        return (int) Files.getAttribute(file, "unix:uid");
    }
}
