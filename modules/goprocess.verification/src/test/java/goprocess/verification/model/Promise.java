package goprocess.verification.model;

/** What is asserted, by the names that docs/specification.md and {@code promises.pml} give it. */
enum Promise {
    ONCE,
    ORDER,
    REACH,
    END,
    ERRORS,
    CALLBACK,
    CHILDREN,
    LET_GO,
    EVENTS,
    COUNT
}
