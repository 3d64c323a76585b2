package goprocess.verification;

import goprocess.spi.ProcessProvider;

import java.net.URISyntaxException;
import java.nio.file.Path;

/** Where the parts of the library and these tests are, as jars or folders. */
final class LibraryPath {
    static final Path API = of(ProcessProvider.class);
    static final Path IMPLEMENTATION = of(ProcessProvider.installed().getClass());
    static final Path TESTS = of(LibraryPath.class);

    private LibraryPath() {}

    /** Whether these tests have the library on the module path; else it is on the class path. */
    static boolean ofModules() {
        return ProcessProvider.class.getModule().isNamed();
    }

    private static Path of(Class<?> type) {
        try {
            return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }
}
