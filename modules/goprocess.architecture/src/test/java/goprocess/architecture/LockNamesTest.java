package goprocess.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;

/**
 * Who calls a method that needs the lock sees so where it is called, and not only in its comment.
 */
class LockNamesTest {
    private static final Path BASE = Path.of(System.getProperty("basedir"));

    @Test
    void whatNeedsTheLockIsNamedSo() throws IOException {
        assertEquals(
                Set.of(),
                LockNames.missingBelow(BASE.resolve("../../goprocess.impl/src/main/java")));
    }

    @Test
    void aNameThatHidesItIsSeen() throws IOException {
        assertEquals(
                Set.of("HidesTheLock.hidden", "HidesTheLock.later", "HidesTheLock.ofAnother"),
                LockNames.missingBelow(BASE.resolve("src/test/java/broken")));
    }
}
