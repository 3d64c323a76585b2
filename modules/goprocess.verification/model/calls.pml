/* What calls and turns are made of, as inlines of a Thread. */

/* Node.dropOut */
inline dropOut(n, k) {
    d_step {
        removeOut(n, k);
        settleIfFound(n)
    }
}

/* ParkedThread.park, of this thread. */
inline await(n, least, waiters) {
#if FAULT == LOOKED_TOO_EARLY
    if
    :: node[n].phase < least ->
        waiters = waiters | BIT(_pid);
        permit[_pid]
    :: else
    fi
#else
    d_step {
        if
        :: node[n].phase < least -> waiters = waiters | BIT(_pid)
        :: else
        fi
    };
    do
    :: node[n].phase >= least -> break
    :: node[n].phase < least -> permit[_pid]; permit[_pid] = false
    od
#endif
}

inline tearDownOnce(n) {
    assert(ONCE || record[n].tornDown == 0);
    record[n].tornDown++
}

/* claimTeardown, and the teardown itself; sets `may` to whether it was to be had. */
inline claimAndRun(n) {
    failed = false;                     /* Spin lets no thread jump to a d_step */
    d_step {
        may = node[n].teardown == GIVEN;
        if
        :: may ->
            node[n].teardown = TAKEN;
            ensureNothingHoldsUp(n);
            tearDownOnce(n)
        :: else
        fi
    };
    if
    :: may && (FAILING_TEARDOWNS & BIT(n)) -> failed = true
    :: true
    fi
}

/* Node.conclude */
inline concludeWith(n) {
    if
    :: failed ->
        record[n].threw = record[n].threw | BY_TEARDOWN;
        if
        :: FAULT != FAILURE_UNTOLD -> beginTargets(n, FAILS)
        :: else
        fi;
        d_step { ensureAllAreClosing(record[n].failsOver) }
    :: else
    fi;
#if LISTENING
    record[n].saidClosed = true;
#endif
    d_step {
        node[n].failure = node[n].failure | (failed -> BY_TEARDOWN : 0);
        failed = false;
        closeHeld(n)
    }
}

/* FunctionProcess.run, up to the end of the function; sets `may` to whether it ran. */
inline runFunction(n) {
    d_step {
        may = node[n].armed;
        node[n].armed = false;
        node[n].started = node[n].started || may
    };
    if
    :: may && (PATIENT_FUNCTIONS & BIT(n)) -> await(n, CLOSING, node[n].closingWaiters)
    :: else
    fi;
    if
    :: may && (FAILING_FUNCTIONS & BIT(n)) -> failed = true
    :: failed = false
    fi
}

/* FunctionProcess.ended */
inline functionEndedWith(n) {
    record[n].inFunction = false;
    if
    :: failed ->
        record[n].threw = record[n].threw | BY_FUNCTION;
        beginTargets(n, FAILS);
        d_step { ensureAllAreClosing(record[n].failsOver) }
    :: else
    fi;
    d_step {
        node[n].functionOpen = false;
        countDown(n);
        if
        :: failed && FAULT != FAILURE_KEPT_LATER -> node[n].failure = BY_FUNCTION
        :: else
        fi;
        if
        :: node[n].phase == RUNNING && !failed && (CLOSING_AFTER_CHILDREN & BIT(n)) ->
            node[n].wish = true;
            settleHeld(n)
        :: node[n].phase == RUNNING && (failed || !(CLOSING_AFTER_CHILDREN & BIT(n))) -> beginHeld(n)
        :: else -> settleHeld(n)
        fi
    };
#if FAULT == FAILURE_KEPT_LATER
    if
    :: failed -> node[n].failure = node[n].failure | BY_FUNCTION
    :: else
    fi;
#endif
    failed = false
}

/* setTeardown. A second one is refused, and changes nothing. */
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

/* addChild or addChildNoWait returns. */
inline added(k) {
    d_step {
        assert(REACH || !(does(k) & CLOSES) || before < CLOSING || !taken && call == ADD ||
            node[target(k)].phase >= CLOSING);
        record[source(k)].below = record[source(k)].below |
            (taken && (does(k) & CLOSES) -> BIT(target(k)) : 0)
    }
}
