import org.jspecify.annotations.NullMarked;

/**
 * For the tests of programs that use goprocess, with JUnit Jupiter.
 *
 * <p>{@link goprocess.testing.ProcessLeaks} fails a test that leaves a process open. {@link
 * goprocess.testing.ProcessAssertions} asserts that processes close, and explains why they do not.
 *
 * <p>If {@code goprocess.viewer} is resolved as well, the report of open processes includes a page
 * with their graph.
 *
 * @provides goprocess.spi.ProcessListener records which test opened which process
 * @provides org.junit.jupiter.api.extension.Extension {@code ProcessLeaks}, for use with JUnit's
 *     automatic registration of extensions
 */
@NullMarked
module goprocess.testing {
    requires transitive goprocess.api;
    requires goprocess.debug;
    requires transitive org.junit.jupiter.api;
    requires static goprocess.viewer;
    requires static org.jspecify;

    exports goprocess.testing;

    provides goprocess.spi.ProcessListener with
            goprocess.testing.ownership.OpeningListener;
    provides org.junit.jupiter.api.extension.Extension with
            goprocess.testing.ProcessLeaks;
}
