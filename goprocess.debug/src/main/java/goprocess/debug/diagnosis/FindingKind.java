package goprocess.debug.diagnosis;

/** What can hold a close. The certain kinds, which never end by themselves, come first. */
public enum FindingKind {
    /** Processes wait for each other in a cycle. */
    WAIT_CYCLE("WaitCycle", true),
    /** A function or teardown waits for the process it belongs to. */
    SELF_WAIT("SelfWait", true),
    /** A process waits for the one that never closes. */
    WAITING_FOR_BACKGROUND("WaitingForBackground", true),
    /** A teardown has not ended. */
    STUCK_TEARDOWN("StuckTeardown", false),
    /** A function has not ended. */
    STUCK_FUNCTION("StuckFunction", false),
    /** A callback of a beginning close, or of its children's end, has not returned. */
    STUCK_CALLBACK("StuckCallback", false),
    /** A process runs and nobody closes it. */
    NEVER_ASKED_TO_CLOSE("NeverAskedToClose", false),
    /** A function or teardown is queued for a carrier thread. */
    NO_CARRIER("NoCarrier", false),
    /** The thread of a function has not begun it. */
    STUCK_START("StuckStart", false),
    /** A close waits for processes that come and go. */
    COMES_AND_GOES("ComesAndGoes", false),
    /** Work that was abandoned still runs. It no longer holds anything. */
    ABANDONED("Abandoned", false);

    private final String label;
    private final boolean certain;

    FindingKind(String label, boolean certain) {
        this.label = label;
        this.certain = certain;
    }

    /** The name of the finding, as in JSON. */
    public String label() {
        return label;
    }

    /** Whether it can never end by itself. */
    public boolean certain() {
        return certain;
    }
}
