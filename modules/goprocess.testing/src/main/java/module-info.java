import org.jspecify.annotations.NullMarked;

/**
 * For the tests of programs that use goprocess, with JUnit Jupiter.
 *
 * <p>{@link goprocess.testing.ProcessLeaks} makes a test fail that leaves a process open. {@link
 * goprocess.testing.ProcessAssertions} asserts that processes close, and says why they do not.
 *
 * <p>Where {@code goprocess.viewer} is resolved as well, the report of open processes is a page to
 * be looked at, too.
 *
 * @provides goprocess.spi.ProcessListener knows which test opened which process
 * @provides org.junit.jupiter.api.extension.Extension {@code ProcessLeaks}, for whoever turns on
 *     JUnit's automatic registration of extensions
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
