package goprocess.benchmarks.report;

/** A contender, which does the work. A benchmark method is named after its contender. */
public enum Contender {
    GOPROCESS("goprocess", Role.OURS),
    UNWATCHED("goprocess, debug not on the path", Role.OURS),
    DEBUG("with debug, no recording", Role.OURS),
    RECORDING("with debug, default recording", Role.OURS),
    CAPTURE("with debug, recording, a capture each second", Role.OURS),
    EVENTS("three events of the JDK with the same fields", Role.FLOOR),
    VIRTUAL_THREAD("raw virtual threads", Role.FLOOR),
    LOCKED_OBJECT("an object with a lock", Role.FLOOR),
    COMPLETABLE_FUTURE("bare CompletableFuture", Role.FLOOR),
    SEMAPHORE("java.util.concurrent.Semaphore", Role.FLOOR),
    STRUCTURED_TASK_SCOPE("StructuredTaskScope", Role.PEER),
    KOTLINX_JOB("kotlinx Job", Role.PEER),
    JBOSS_MSC("JBoss MSC", Role.PEER),
    GUAVA_SERVICE_MANAGER("Guava ServiceManager", Role.PEER),
    RESILIENCE4J_BULKHEAD("Resilience4j Bulkhead", Role.PEER),
    THREAD_DUMP("the JDK's thread dump as JSON", Role.PEER),
    JCMD("jcmd PID Thread.print of the JDK", Role.PEER);

    /** What it is to the comparison. */
    public enum Role {
        /** This library. */
        OURS,
        /** A lower bound, or code that one writes by hand. */
        FLOOR,
        /** Another library. */
        PEER
    }

    private final String label;
    private final Role role;

    Contender(String label, Role role) {
        this.label = label;
        this.role = role;
    }

    /**
     * Its name in the table.
     *
     * @return the name
     */
    public String label() {
        return label;
    }

    /**
     * What it is to the comparison.
     *
     * @return the role
     */
    public Role role() {
        return role;
    }

    /**
     * Whether it takes so long that it is measured less often.
     *
     * @return whether it does
     */
    public boolean isSlow() {
        return this == JBOSS_MSC || this == GUAVA_SERVICE_MANAGER || this == THREAD_DUMP;
    }

    /**
     * The name of its benchmark methods.
     *
     * @return in camel case
     */
    public String methodName() {
        StringBuilder name = new StringBuilder();
        boolean upper = false;
        for (char c : name().toCharArray()) {
            if (c == '_') {
                upper = true;
            } else {
                name.append(upper ? c : Character.toLowerCase(c));
                upper = false;
            }
        }
        return name.toString();
    }
}
