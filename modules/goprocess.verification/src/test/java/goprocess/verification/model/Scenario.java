package goprocess.verification.model;

/** A small graph and what is called on it at the same time, as {@code scenarios.pml} has it. */
enum Scenario {
    CHAIN(30_000),
    DIAMOND(50_000),
    CROWD(3_000),
    DEPENDENCY(20_000),
    CYCLE(8_000),
    LINKING(200_000),
    REFILLED(35_000),
    LINKED_TWICE(400_000),
    LINKED_UNWAITED(7_000),
    WISHED(200_000),
    WISHED_TWICE(7_000),
    FUNCTIONS(400_000),
    FAILURES(180_000),
    SETTING(12_000),
    CALLED_BACK(300_000),
    GO(50_000),
    BUILT(9_000),
    USED(100_000),
    CHILDREN_WISHED(300_000),
    HANDED_ON(50_000),
    HANDED_ROUND(1_500),
    HANDED_TWICE(200_000),
    GIVEN_UP(400_000),
    ABANDONED(300_000),
    STUCK(250_000),
    CUT(20_000),
    CUT_ROUND(400_000),
    CUT_WISHED(25_000),
    FAILED_OUTSIDE(6_000);

    /**
     * At least so many states are to be visited, about half of what they are: a search that visits
     * fewer has not looked at what it should.
     */
    final long floor;

    Scenario(long floor) {
        this.floor = floor;
    }

    /** Whether it is small enough to be searched in every variation by the short form. */
    boolean isSmall() {
        return floor <= 180_000;
    }
}
