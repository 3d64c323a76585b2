import org.jspecify.annotations.NullMarked;

/**
 * Shows processes to people: a graph or a whole shutdown, as one page that opens from disk, as a
 * picture, or live in a browser.
 */
@NullMarked
module goprocess.viewer {
    requires static org.jspecify;
    requires transitive goprocess.debug;
    requires jdk.httpserver;
    requires tools.jackson.core;
    requires org.eclipse.elk.alg.layered;
    requires org.eclipse.elk.core;
    requires org.eclipse.elk.graph;
    // ELK needs these modules, and has no module descriptor that requires them.
    requires org.eclipse.emf.common;
    requires org.eclipse.emf.ecore;
    requires com.google.common;

    exports goprocess.viewer;
}
