package goprocess.benchmarks.report;

/** What is measured in addition to the time. */
public final class Extra {
    /** Bytes allocated by an operation, by the profiler of JMH. */
    public static final String ALLOCATED = "gc.alloc.rate.norm";

    /** Bytes of each thing by heap difference. */
    public static final String HEAP = "heap";

    /** Bytes of each thing by object layout. */
    public static final String LAYOUT = "layout";

    private Extra() {}

    static boolean isShown(String label) {
        return label.endsWith(ALLOCATED) || label.equals(HEAP) || label.equals(LAYOUT);
    }

    static String shortName(String label) {
        return label.endsWith(ALLOCATED) ? "B/op" : "B by " + label;
    }
}
