package goprocess.debug.socket;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;

/**
 * The folder that the socket is in: {@code $XDG_RUNTIME_DIR/goprocess}, otherwise {@code
 * /tmp/goprocess-UID}; or the one that the system property {@value #PROPERTY} names.
 *
 * <p>Whoever can enter the folder can ask. So it must be a folder and not a link, it must belong to
 * our user, and nobody else may be able to enter or replace it.
 */
final class SocketFolder {
    /** The name of a folder; or {@code off}. */
    static final String PROPERTY = "goprocess.debug.socket";

    private static final int GROUP_AND_OTHERS = 0077;
    private static final int WRITABLE_BY_ALL = 0002;
    private static final int STICKY = 01000;
    private static final int ROOT = 0;

    private final int uid;

    SocketFolder(int uid) {
        this.uid = uid;
    }

    /**
     * The folder to use, which is created if it does not exist.
     *
     * @param setting the value of the property
     * @param runtime the value of {@code XDG_RUNTIME_DIR}
     * @return null if it is switched off
     * @throws IOException if there is none that can be used; the message says why
     */
    @Nullable Path find(@Nullable String setting, @Nullable String runtime) throws IOException {
        if (setting != null && !setting.isBlank()) {
            return setting.strip().toLowerCase(Locale.ROOT).equals("off")
                    ? null
                    : ensure(Path.of(setting).toAbsolutePath().normalize());
        }
        if (runtime != null && isOwn(runtime)) {
            return ensure(Path.of(runtime, "goprocess"));
        }
        return ensure(Path.of("/tmp", "goprocess-" + uid));
    }

    /**
     * Whether the folder belongs to this user. {@code sudo} may keep the variable of the user who
     * called it.
     */
    private boolean isOwn(String runtime) throws IOException {
        Path folder = Path.of(runtime);
        return folder.isAbsolute()
                && Files.isDirectory(folder)
                && OwnUser.owner(folder.toRealPath()) == uid;
    }

    private Path ensure(Path folder) throws IOException {
        Path parent = folder.getParent();
        if (parent == null || folder.getFileName() == null) {
            throw new IOException(folder + " is the root of the file system");
        }
        for (Path above = parent.toRealPath(); above != null; above = above.getParent()) {
            ensureThatNobodyMovesWhatIsIn(above);
        }
        try {
            Files.createDirectory(
                    folder,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rwx------")));
        } catch (FileAlreadyExistsException e) {
            // The checks below decide what it is.
        }
        ensureThatOnlyWeEnter(folder);
        return folder;
    }

    private void ensureThatNobodyMovesWhatIsIn(Path above) throws IOException {
        int mode = mode(above);
        if ((mode & WRITABLE_BY_ALL) != 0 && (mode & STICKY) == 0) {
            throw new IOException(above + " can be written by everybody");
        }
        int owner = OwnUser.owner(above);
        if (owner != uid && owner != ROOT) {
            throw new IOException(above + " belongs to another user");
        }
    }

    private void ensureThatOnlyWeEnter(Path folder) throws IOException {
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            throw new IOException(folder + " is no folder, or a link to one");
        }
        if (OwnUser.owner(folder) != uid) {
            throw new IOException(folder + " belongs to another user");
        }
        if ((mode(folder) & GROUP_AND_OTHERS) != 0) {
            throw new IOException(folder + " is open to others: chmod 700 " + folder);
        }
    }

    private static int mode(Path file) throws IOException {
        return (int) Files.getAttribute(file, "unix:mode", LinkOption.NOFOLLOW_LINKS);
    }
}
