package goprocess.verification.model;

/** A small graph and what is called on it at the same time, as {@code scenarios.pml} has it. */
enum Scenario {
    CHAIN(40_000),
    DIAMOND(100_000),
    CROWD(3_000),
    DEPENDENCY(10_000),
    CYCLE(10_000),
    LINKING(300_000),
    REFILLED(35_000),
    LINKED_TWICE(300_000),
    LINKED_UNWAITED(10_000),
    WISHED(200_000),
    WISHED_TWICE(10_000),
    FUNCTIONS(300_000),
    FAILURES(90_000),
    SETTING(20_000),
    CALLED_BACK(200_000),
    GO(30_000),
    BUILT(9_000);

    /**
     * At least so many states are to be visited, about half of what they are: a search that visits
     * fewer has not looked at what it should.
     */
    final long floor;

    Scenario(long floor) {
        this.floor = floor;
    }

    /** Whether it is small enough to be searched in every variation in every build. */
    boolean isSmall() {
        return floor <= 100_000;
    }
}
