package goprocess.verification;

import static org.junit.jupiter.api.Assertions.assertEquals;

import goprocess.spi.ProcessProvider;

import org.junit.jupiter.api.Test;

/** Each of the two test runs is on the path that it claims to be on. */
class PathTest {
    private final boolean modules =
            System.getProperty("goprocess.verification.path").equals("module");

    @Test
    void theTestsAreOnTheirPath() {
        assertEquals(
                modules ? "goprocess.verification" : null, PathTest.class.getModule().getName());
        assertEquals(modules ? "goprocess.api" : null, ProcessProvider.class.getModule().getName());
    }
}
