package goprocess.verification.model;

import static goprocess.verification.model.Promise.CALLBACK;
import static goprocess.verification.model.Promise.CHILDREN;
import static goprocess.verification.model.Promise.COUNT;
import static goprocess.verification.model.Promise.END;
import static goprocess.verification.model.Promise.ERRORS;
import static goprocess.verification.model.Promise.EVENTS;
import static goprocess.verification.model.Promise.LET_GO;
import static goprocess.verification.model.Promise.ONCE;
import static goprocess.verification.model.Promise.ORDER;
import static goprocess.verification.model.Promise.REACH;
import static goprocess.verification.model.Scenario.ABANDONED;
import static goprocess.verification.model.Scenario.BUILT;
import static goprocess.verification.model.Scenario.CALLED_BACK;
import static goprocess.verification.model.Scenario.CHAIN;
import static goprocess.verification.model.Scenario.CHILDREN_WISHED;
import static goprocess.verification.model.Scenario.CROWD;
import static goprocess.verification.model.Scenario.CUT_ROUND;
import static goprocess.verification.model.Scenario.CUT_WISHED;
import static goprocess.verification.model.Scenario.FAILED_OUTSIDE;
import static goprocess.verification.model.Scenario.FAILURES;
import static goprocess.verification.model.Scenario.GIVEN_UP;
import static goprocess.verification.model.Scenario.GO;
import static goprocess.verification.model.Scenario.HANDED_ON;
import static goprocess.verification.model.Scenario.HANDED_ROUND;
import static goprocess.verification.model.Scenario.HANDED_TWICE;
import static goprocess.verification.model.Scenario.LINKED_UNWAITED;
import static goprocess.verification.model.Scenario.LINKING;
import static goprocess.verification.model.Scenario.SETTING;
import static goprocess.verification.model.Scenario.USED;
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
    NOT_REVISITED(CHAIN, REACH),
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
    ENDED_THOUGH_STARTED(GO, ORDER),
    CHILDREN_AFTER_FUNCTION(USED, CHILDREN),
    CHILDREN_AFTER_CALLBACKS(USED, CHILDREN),
    CHILDREN_BUT_ONE(CHILDREN_WISHED, ORDER),
    CHILDREN_FORGOTTEN(CHILDREN_WISHED, CHILDREN),
    FUNCTION_ENDED_TWICE(GIVEN_UP, COUNT),
    CONCLUDED_TWICE(GIVEN_UP, ONCE),
    GATE_OPENED_TWICE(ABANDONED, ERRORS),
    GIVEN_UP_BUT_UNSAID(GIVEN_UP, ERRORS),
    FAILURE_OVERWRITTEN(HANDED_TWICE, ERRORS),
    TAKEN_THOUGH_CLOSED(HANDED_TWICE, ERRORS),
    TAKEN_TWICE(HANDED_ROUND, ERRORS),
    CHAIN_BROKEN(HANDED_ROUND, ERRORS),
    CLOSED_WITHOUT_A_WORD(HANDED_ON, ERRORS),
    CLOSED_WITHOUT_ITS_OWN(FAILED_OUTSIDE, ERRORS),
    CUT_BY_HALF(CUT_ROUND, LET_GO),
    ABANDONED_UNHELD(ABANDONED, ERRORS),
    CUT_LOOSE(CUT_WISHED, REACH);

    final Scenario scenario;
    final Promise broken;

    Fault(Scenario scenario, Promise broken) {
        this.scenario = scenario;
        this.broken = broken;
    }
}
