/* What calls and cascades are made of, as inlines of a Thread. */

/* Node.dropOut */
inline dropOut(n, k) {
    d_step {
        removeOut(n, k);
        settleIfFound(n)
    }
}

#define isClosing(n) (node[n].phase >= CLOSING)
#define haveChildrenClosed(n) (node[n].childrenClosed)
#define isClosed(n) (node[n].phase >= CLOSED)

/* ParkedThread.park, WorkNode.sleepUntil */
/* Of this thread, until what is named is so. */
inline await(isRaised, waiters) {
#if FAULT == LOOKED_TOO_EARLY
    if
    :: !isRaised ->
        waiters = waiters | BIT(_pid);
        permit[_pid]
    :: else
    fi
#else
    d_step {
        if
        :: !isRaised -> waiters = waiters | BIT(_pid)
        :: else
        fi
    };
    do
    :: isRaised -> break
    :: !isRaised -> permit[_pid]; permit[_pid] = false
    od
#endif
}

/* Model: the teardown runs. */
inline tearDownOnce(n) {
    assert(ONCE || record[n].tornDown == 0);
    record[n].tornDown++
}

/* Node.claimTeardown, TeardownRun.runHere */
/* And the teardown itself; sets `may` to whether it could be claimed. */
inline claimAndRun(n) {
    failure = 0;                        /* Spin lets no thread jump to a d_step */
    d_step {
        may = node[n].phase == ENDING && node[n].teardown == GIVEN;
        if
        :: may ->
            node[n].teardown = TAKEN;
            ensureNothingHoldsUp(n);
            tearDownOnce(n)
        :: else
        fi
    };
    if
    :: may && (STUCK_TEARDOWNS & BIT(n)) -> goto stuck
    :: may && (FAILING_TEARDOWNS & BIT(n)) -> failure = BY_TEARDOWN
    :: true
    fi
}

/* Node.endTeardown */
/* The claim; sets `may` to whether this thread is the first to end the teardown. */
inline claimConclusion(n) {
    may = false;                        /* as above */
    d_step {
        may = node[n].phase == ENDING && node[n].teardown == TAKEN || FAULT == CONCLUDED_TWICE;
        if
        :: may ->
            node[n].teardown = ENDED;
            record[n].threw = record[n].threw | failure
        :: else
        fi
    }
}

/* Node.endTeardown, Node.teardownEndedAndUnlock */
/*
 * The end of it, after what was thrown is handed on. The code does it in the hold of the claim where nothing
 * was thrown and nobody is to be raised before; here others may always come between, which allows more.
 */
inline closeTornDown(n) {
#if LISTENING
    node[n].teardown = NONE;
    notifyAndClose(n)
#else
    d_step {
        node[n].teardown = NONE;
        closeAndUnlock(n)
    }
#endif
}

/* Node.notifyAndClose */
inline notifyAndClose(n) {
    record[n].saidClosed = true;
    d_step { closeAndUnlock(n) }
}

/* WorkNode.claimFunction, WorkNode.run */
/* Up to the end of the function; sets `may` to whether it ran. */
inline runFunction(n) {
    d_step {
        may = node[n].armed;
        node[n].armed = false;
        node[n].started = node[n].started || may
    };
    if
    :: may && (PATIENT_FUNCTIONS & BIT(n)) -> await(isClosing(n), node[n].closingWaiters)
    :: may && (USED_FUNCTIONS & BIT(n)) ->
        await(haveChildrenClosed(n), node[n].childrenClosedWaiters)
    :: else
    fi;
    if
    :: may && (STUCK_FUNCTIONS & BIT(n)) -> goto stuck
    :: may && (FAILING_FUNCTIONS & BIT(n)) -> failure = BY_FUNCTION
    :: failure = 0
    fi
}

/* WorkNode.claimFunctionEnd, WorkNode.claimFunctionEndAndUnlock */
/* Sets `may` to whether this thread is the first to end the function, or to give it up. */
inline claimFunctionEnd(n) {
    may = false;
    d_step {
        may = node[n].functionOpen || FAULT == FUNCTION_ENDED_TWICE && call == FUNCTION_TIME;
        node[n].functionOpen = false;
        node[n].armed = false;
        if
        :: may ->
            record[n].inFunction = record[n].inFunction && call == OPEN && node[n].started;
            record[n].threw = record[n].threw | failure
        :: else
        fi
    }
}

/* Node.functionEnded */
/* After what was thrown is handed on. */
inline functionEnded(n) {
    d_step {
        countDown(n);
        if
        :: node[n].phase == RUNNING && !failure && (CLOSING_AFTER_CHILDREN & BIT(n)) ->
            node[n].wish = true;
            settleAndUnlock(n)
        :: node[n].phase == RUNNING && (failure || !(CLOSING_AFTER_CHILDREN & BIT(n))) -> beginAndUnlock(n)
        :: else -> settleAndUnlock(n)
        fi
    };
#if FAULT == FAILURE_KEPT_LATER || FAULT == GIVEN_UP_BUT_UNSAID
    node[n].failure = node[n].failure | failure;
#endif
    failure = 0
}

/* DetailedNode.keepTeardown, StandardProcess.setTeardown */
/* A second one is refused, and changes nothing. */
inline setTeardown(n) {
    d_step {
        may = !node[n].teardownSet;
        if
        :: may ->
            node[n].teardownSet = true;
            record[n].hasTeardown = true;
            if
            :: node[n].phase < ENDING || FAULT == TEARDOWN_KEPT_TOO_LATE -> node[n].teardown = GIVEN
            :: else -> ensureNothingHoldsUp(n); tearDownOnce(n)
            fi
        :: else
        fi
    }
}

/* Model: addChild or addChildNoWait returns. */
inline added(k) {
    d_step {
        assert(REACH || !(does(k) & CLOSES) || before < CLOSING || !taken && call == ADD ||
            node[target(k)].phase >= CLOSING);
        record[source(k)].below = record[source(k)].below |
            (taken && (does(k) & CLOSES) -> BIT(target(k)) : 0)
    }
}

/* GivingUp.giveUpCallbacks */
/* Sets `first` to a row that holds the node up and runs, or to NONE. */
inline findStuckRow(n) {
    d_step {
        first = NONE;
        for (a : 1 .. CALLBACKS) {
            if
            :: callback[a].source == n && callback[a].running &&
                (callback[a].gate || FAULT == GATE_OPENED_TWICE) -> first = a
            :: else
            fi
        }
        a = 0
    }
}

/* Node.hold */
/* Sets `taken` to whether its end has not begun. */
inline hold(n) {
    d_step {
        taken = node[n].phase < ENDING;
        node[n].pending = node[n].pending + (taken && FAULT != ABANDONED_UNHELD -> 1 : 0)
    }
}

/* Node.cut */
/*
 * The link is to be let go of at both of its ends, by whoever takes it out. One that closes a running
 * process stays once its source is closing.
 */
inline cut(k) {
    d_step {
        p = source(k);
        may = (does(k) & CLOSES) && node[p].phase != RUNNING && node[target(k)].phase == RUNNING;
        found = false;
        if
        :: !may || FAULT == CUT_LOOSE -> removeOut(p, k)
        :: else
        fi;
        may = found;
        record[p].below = (found && node[p].phase == RUNNING -> record[p].below & ~BIT(target(k)) : record[p].below);
        record[p].waitsFor = (found -> record[p].waitsFor & ~BIT(target(k)) : record[p].waitsFor);
        settleIfFound(p)
    };
    p = NONE;
    if
    :: may && FAULT != CUT_BY_HALF -> d_step { b = target(k); dropIn(b, k) }
    :: else
    fi;
    may = false
}

/* Node.waitForeverNoMore */
inline waitForeverNoMore(n) {
    d_step {
        if
        :: node[n].waitsForever ->
            node[n].waitsForever = false;
            countDown(n);
            settleAndUnlock(n)
        :: else
        fi
    }
}
