package goprocess.verification.model;

import static goprocess.verification.model.Promise.CALLBACK;
import static goprocess.verification.model.Promise.COUNT;
import static goprocess.verification.model.Promise.END;
import static goprocess.verification.model.Promise.ERRORS;
import static goprocess.verification.model.Promise.EVENTS;
import static goprocess.verification.model.Promise.LET_GO;
import static goprocess.verification.model.Promise.ONCE;
import static goprocess.verification.model.Promise.ORDER;
import static goprocess.verification.model.Promise.REACH;
import static goprocess.verification.model.Scenario.BUILT;
import static goprocess.verification.model.Scenario.CALLED_BACK;
import static goprocess.verification.model.Scenario.CHAIN;
import static goprocess.verification.model.Scenario.CROWD;
import static goprocess.verification.model.Scenario.FAILURES;
import static goprocess.verification.model.Scenario.GO;
import static goprocess.verification.model.Scenario.LINKED_UNWAITED;
import static goprocess.verification.model.Scenario.LINKING;
import static goprocess.verification.model.Scenario.SETTING;
import static goprocess.verification.model.Scenario.WISHED;
import static goprocess.verification.model.Scenario.WISHED_TWICE;

/** A fault that {@code faults.pml} can put into the protocol, and the promise that it breaks. */
enum Fault {
    ENDED_TWICE(WISHED_TWICE, ONCE),
    TEARDOWN_KEPT_TOO_LATE(SETTING, ONCE),
    REFUSED_BUT_TORN_DOWN(BUILT, ONCE),
    COUNTED_LATER(LINKING, ORDER),
    BUILT_UNHELD(BUILT, ORDER),
    LAST_ONE_MOVED(CROWD, REACH),
    NOT_JOINED(CHAIN, REACH),
    GATE_BEFORE_THE_REST(CHAIN, REACH),
    LATE_CHILD_UNTOLD(LINKING, REACH),
    NO_GATE(CHAIN, COUNT),
    WISH_UNSETTLED(WISHED, END),
    LOOKED_TOO_EARLY(CHAIN, END),
    FAILURE_KEPT_LATER(FAILURES, ERRORS),
    FAILURE_UNTOLD(FAILURES, ERRORS),
    CALLBACK_UNGATED(CALLED_BACK, CALLBACK),
    CANCELLED_BUT_COUNTED(CALLED_BACK, COUNT),
    DROPPED_BUT_LISTED(LINKED_UNWAITED, LET_GO),
    LINKED_UNGATED(LINKING, EVENTS),
    ENDED_THOUGH_STARTED(GO, COUNT);

    final Scenario scenario;
    final Promise broken;

    Fault(Scenario scenario, Promise broken) {
        this.scenario = scenario;
        this.broken = broken;
    }
}
