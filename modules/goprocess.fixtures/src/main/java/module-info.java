/**
 * Code that the tests of several modules share.
 *
 * <p>It is a module because goprocess.verification is one and requires it. The tests of all other
 * modules are patched into the module that they test. Such a module requires nothing for its tests,
 * so they find the fixtures on the class path.
 */
@org.jspecify.annotations.NullMarked
module goprocess.fixtures {
    requires static org.jspecify;

    exports goprocess.fixtures;
}
