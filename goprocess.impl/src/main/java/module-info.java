import org.jspecify.annotations.NullMarked;

/**
 * The implementation of goprocess. It exports nothing: applications require {@code goprocess.api}
 * and put this module on the module path or class path.
 *
 * @provides goprocess.spi.ProcessProvider the one implementation
 * @uses goprocess.spi.ProcessListener observers such as {@code goprocess.debug}, of which there may
 *     be none
 */
@NullMarked
module goprocess.impl {
    requires static org.jspecify;
    requires goprocess.api;
    requires jdk.unsupported; // sun.misc.Signal, for signals of the operating system

    uses goprocess.spi.ProcessListener;

    provides goprocess.spi.ProcessProvider with
            goprocess.impl.Provider;
}
