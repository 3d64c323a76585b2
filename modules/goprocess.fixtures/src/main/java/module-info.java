/**
 * What the tests of several modules are written with.
 *
 * <p>A module, because goprocess.verification is one and requires it. The tests of all other
 * modules are patched into what they test, which requires nothing of tests: they find it on the
 * class path.
 */
@org.jspecify.annotations.NullMarked
module goprocess.fixtures {
    requires static org.jspecify;

    exports goprocess.fixtures;
}
