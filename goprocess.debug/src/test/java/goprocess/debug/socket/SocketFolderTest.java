package goprocess.debug.socket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

class SocketFolderTest {
    private static final int NOBODY = 65_534;

    @TempDir private Path temporary;

    private SocketFolder folders = new SocketFolder(0);
    private int uid;

    @BeforeEach
    void whoWeAre() throws IOException {
        assumeTrue(
                temporary.getFileSystem().supportedFileAttributeViews().contains("unix"),
                "no POSIX permissions");
        uid = OwnUser.uid();
        folders = new SocketFolder(uid);
    }

    private Path folder(String permissions) throws IOException {
        Path made = Files.createDirectory(temporary.resolve("sockets"));
        return Files.setPosixFilePermissions(made, PosixFilePermissions.fromString(permissions));
    }

    private String refusal(Path folder) {
        return assertThrows(IOException.class, () -> folders.find(folder.toString(), null))
                .getMessage();
    }

    @Test
    void itIsMadeForUsAlone() throws IOException {
        Path folder = temporary.resolve("sockets");
        assertEquals(folder, folders.find(folder.toString(), null));
        assertEquals(
                PosixFilePermissions.fromString("rwx------"),
                Files.getPosixFilePermissions(folder));
        assertEquals(folder, folders.find(folder.toString(), null), "and is there the next time");
    }

    @Test
    void itCanBeSwitchedOff() throws IOException {
        assertNull(folders.find("off", temporary.toString()));
        assertNull(folders.find(" OFF ", null));
    }

    @Test
    void withoutASettingItIsThatOfTheSession() throws IOException {
        assertEquals(temporary.resolve("goprocess"), folders.find(null, temporary.toString()));
        assertEquals(temporary.resolve("goprocess"), folders.find(" ", temporary.toString()));
    }

    @Test
    void aSessionThatIsNotOursIsLeftAlone() throws IOException {
        assumeTrue(uid == 0, "only root can give a folder away");
        Files.setAttribute(temporary, "unix:uid", NOBODY);
        Path found = folders.find(null, temporary.toString());
        Files.setAttribute(temporary, "unix:uid", uid);
        assertEquals(Path.of("/tmp/goprocess-" + uid), found);
        assertTrue(Files.notExists(temporary.resolve("goprocess")));
    }

    @Test
    void aFolderThatIsOpenToOthersIsRefused() throws IOException {
        assertTrue(refusal(folder("rwx--x---")).contains("is open to others"));
    }

    @Test
    void aLinkIsRefused() throws IOException {
        Path link = Files.createSymbolicLink(temporary.resolve("link"), folder("rwx------"));
        assertTrue(refusal(link).contains("no folder, or a link"));
    }

    @Test
    void aFileIsRefused() throws IOException {
        Path file = Files.createFile(temporary.resolve("file"));
        assertTrue(refusal(file).contains("no folder"));
    }

    @Test
    void aFolderOfAnotherUserIsRefused() throws IOException {
        assumeTrue(uid == 0, "only root can give a folder away");
        Path squatted = folder("rwx------");
        Files.setAttribute(squatted, "unix:uid", NOBODY);
        assertTrue(refusal(squatted).contains("belongs to another user"));
    }

    @Test
    void aFolderThatAnotherUserCanMoveIsRefused() throws IOException {
        Path sockets = folder("rwx------").resolve("below");
        Files.setPosixFilePermissions(
                temporary.resolve("sockets"), PosixFilePermissions.fromString("rwxrwxrwx"));
        assertTrue(refusal(sockets).contains("can be written by everybody"));
        assumeTrue(uid == 0, "only root can give a folder away");
        folders.find(temporary.resolve("other").toString(), null);
        Files.setAttribute(temporary.resolve("other"), "unix:uid", NOBODY);
        assertTrue(refusal(temporary.resolve("other/below")).contains("another user"));
    }
}
