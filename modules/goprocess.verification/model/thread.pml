/*
 * A thread of the program or of the library: it makes a call, does in a cascade the work that follows
 * from it, and then perhaps waits.
 */
proctype Thread(byte call, n, k) {
    /* Cascade. Visited, closed and ending nodes are taken from the end of their list, others from the front. */
    int toVisit, revisits, failed, visited, closed, ending, rows;
    byte seen, awaited, begun;
    bool awaitedIsEnding;
    /* beginTargets of `at`, with so many indices left; finish of `gone` */
    byte at, left, target, gone, toHandOn;
    /* handOn of one failure, and what comes after it; what was thrown */
    byte handing, origin, handingLeft, handedTo, knownOwn, knownHanded, then, failure;
    /* a row of callbacks */
    byte first, acting;
    /* locals of methods */
    byte before, p, q, stage;
    bool taken, entered, may;

    if
    :: call == CLOSE -> awaited = n; begin(n)
    :: call == CLOSE_ASYNC -> begin(n)
    :: call == WISH -> wishAfterChildren(n)
    :: call == ADD || call == ADD_NO_WAIT -> make(k)
    :: call == SET_TEARDOWN -> setTeardown(n); goto over
    :: call == CANCEL -> cancel(k); goto over
    :: call == ON_RAISED ->
        register(k);
        if
        :: may -> goto over
        :: else -> first = k; goto runRow
        fi
#ifdef OPENED_UNDER
    :: call == OPEN -> openUnder(OPENED_UNDER, n)
#endif
    :: call == ABANDON ->
        node[n].phase >= CLOSING;       /* else it is refused */
        /* Abandonment.of, Abandonment.beginBelow */
        hold(n);
        begin(n)
    :: call == FAIL ->
        /* OwnedNode.fail, Node.failed */
        keepOwn(n, BY_FAIL);
        begin(n)
    :: call == FUNCTION ->
endUntilStarted:
        functionStarted[n];
        runFunction(n);
        if
        :: may -> goto functionHasEnded
        :: else -> goto over
        fi
    :: call == FUNCTION_TIME ->
endUntilOver:
        node[n].phase >= CLOSING && node[n].functionOpen;
        goto giveUpFunction
    :: call == TEARDOWN_TIME ->
endUntilOver2:
        node[n].teardown == TAKEN;
        goto giveUpTeardown
    :: call == CALLBACK_TIME ->
endUntilOver3:
        callback[k].stuck;
        goto giveUpCallbacks
    :: call == CALLBACKS_ROW ->
endUntilRaised:
        rowStarted[k];
        first = k;
        goto runRow
    :: call == TEARDOWN ->
endUntilEnding:
        teardownStarted[n];
        at = n;
        goto tearDown
    fi;

follow: /* Cascade.run */
    do
    :: handing -> handOnNext()
    :: !handing && then == FUNCTION_ENDS ->
        then = NONE;
        d_step { ensureAllAreClosing(n) };
        functionEnded(n)
    :: !handing && then == TEARDOWN_ENDS ->
        then = NONE;
        d_step { ensureAllAreClosing(at); failure = 0 };
        closeTornDown(at);
        at = NONE
    :: !handing && then == GATE_OPENS ->
        then = NONE;
        openGate(callback[first].source);
        first = NONE
    :: !handing && then == HOLD_ENDS ->
        then = NONE;
        if
        :: FAULT != ABANDONED_UNHELD -> release(n)
        :: else
        fi
    :: !handing && !then && toHandOn -> handOnWhatWasTaken(gone)
    :: !handing && !then && !toHandOn && gone -> finishStep(gone)
    /* Cascade.finishClosed, Node.finish */
    :: !handing && !then && !gone && closed ->
        pop(closed, gone);
        toHandOn = (node[gone].outEnd > 0 && FAULT != CLOSED_WITHOUT_A_WORD ->
            (FAULT == CLOSED_WITHOUT_ITS_OWN -> node[gone].handed : knows(gone)) : 0)
    /* Node.beginTargets */
    :: !handing && !then && !gone && !closed && left ->
        d_step { look(at, CLOSES, target, left) };
        if
        :: target != NONE -> begin(target); target = NONE
        :: else
        fi
    /* Revisits.nextFailed */
    :: !handing && !then && !gone && !closed && !left && failed ->
        pop(failed, handing);
        pop(failed, origin);
        handingLeft = MANY
    /* Cascade.takeFirstToVisit */
    :: !handing && !then && !gone && !closed && !left && !failed && toVisit && GATES_WAIT ->
        pop(toVisit, at);
        push(visited, at);
        left = MANY
    /* Revisits.next */
    :: !handing && !then && !gone && !closed && !left && !failed && !toVisit && revisits && GATES_WAIT ->
        pop(revisits, at);
        left = MANY
    :: !handing && !then && !gone && !closed && !left && !failed &&
        (!toVisit && !revisits || !GATES_WAIT) && visited ->
        pop(visited, at);
        allBelowBegan(at);
        at = NONE
    /* Node.tearDownOrClose */
    :: !handing && !then && !gone && !closed && !left && !failed && !toVisit && !revisits && !visited &&
        ending ->
        pop(ending, at);
        if
#if LISTENING
        :: node[at].teardown == NONE -> notifyAndClose(at); at = NONE
#endif
        /* Cascade.leavesTeardownToCaller */
        :: node[at].teardown != NONE && at == awaited -> awaitedIsEnding = true; at = NONE
        :: node[at].teardown != NONE && at != awaited ->
            /* TeardownRun.start */
            if
            :: teardownStarted[at] = true; at = NONE
#ifdef THREADS_MAY_LACK
            :: goto tearDown
#endif
            fi
        fi
    /* Cascade.startCallbacks, Callback.start */
    :: !handing && !then && !gone && !closed && !left && !failed && !toVisit && !revisits && !visited &&
        !ending && rows ->
        d_step {
            ensureAllBelowIsClosing(begun);
            begun = 0;
            pop(rows, a);
            rowStarted[a] = true;
            a = 0
        }
    :: !handing && !then && !gone && !closed && !left && !failed && !toVisit && !revisits && !visited &&
        !ending && !rows ->
        d_step { ensureAllBelowIsClosing(begun); begun = 0; seen = 0; at = NONE };
        break
    od;

    if
    :: acting -> acted(); goto runRow
    /* Cascade.mustTearDownAwaited */
    :: !acting && awaitedIsEnding -> awaitedIsEnding = false; at = n; goto tearDown
    :: !acting && !awaitedIsEnding && (call == CLOSE || call == WISH) ->
        await(isClosed(n), node[n].closedWaiters);
        ensureFailureIsKept(n)
    :: call == ADD || call == ADD_NO_WAIT -> added(k)
#ifdef OPENED_UNDER
    :: call == OPEN && stage == 0 -> stage = 1; build(n); goto follow
    :: call == OPEN && stage == 1 && taken && node[n].functionOpen ->
        stage = 2;
        start(n);
        if
        /* WorkNode.endWithoutHavingRun */
        :: may -> failure = BY_FUNCTION; goto functionHasEnded
        :: else
        fi
    :: call == OPEN && !(stage == 0 || stage == 1 && taken && node[n].functionOpen)
#endif
    /* GivingUp.giveUpWorkOf, Abandonment.run */
    :: call == ABANDON && stage == 0 -> stage = 1; goto giveUpFunction
    :: call == ABANDON && stage == 1 -> stage = 2; goto giveUpTeardown
    :: call == ABANDON && stage == 2 || call == CALLBACK_TIME && stage == 0 -> goto giveUpCallbacks
    :: call == ABANDON && stage == 3 && k -> stage = 4; cut(k); goto follow
    :: call == ABANDON && stage == 3 && !k -> stage = 4; waitForeverNoMore(n); goto follow
    /* Abandonment.failure */
    :: call == ABANDON && stage == 4 && taken -> stage = 5; then = HOLD_ENDS; keepOwn(n, BY_ABANDON); goto follow
    :: call == ABANDON && (stage == 4 && !taken || stage == 5)
    :: !acting && !awaitedIsEnding && (call == CLOSE_ASYNC || call == ON_RAISED || call >= FAIL) &&
        !(call == CALLBACK_TIME && stage == 0)
    fi;
    goto over;

tearDown: /* TeardownRun.runHere */
    claimAndRun(at);
    if
    :: !may -> goto follow
    :: else
    fi;
teardownHasEnded: /* Node.conclude, Node.giveUpTeardown */
    claimConclusion(at);
    if
    :: may && failure && FAULT != FAILURE_UNTOLD -> then = TEARDOWN_ENDS; keepOwn(at, failure)
    :: may && failure && FAULT == FAILURE_UNTOLD ->
        then = TEARDOWN_ENDS;
        node[at].failure = node[at].failure | failure
    :: may && !failure -> then = TEARDOWN_ENDS
    :: !may -> failure = 0
    fi;
    may = false;
    goto follow;

functionHasEnded: /* WorkNode.hasRun, WorkNode.giveUpFunction */
    claimFunctionEnd(n);
    if
    :: may && failure && FAULT != FAILURE_KEPT_LATER &&
        !(FAULT == GIVEN_UP_BUT_UNSAID && failure == FUNCTION_GIVEN_UP) ->
        then = FUNCTION_ENDS;
        keepOwn(n, failure)
    :: may && !(failure && FAULT != FAILURE_KEPT_LATER &&
        !(FAULT == GIVEN_UP_BUT_UNSAID && failure == FUNCTION_GIVEN_UP)) -> then = FUNCTION_ENDS
    :: !may -> failure = 0
    fi;
    may = false;
    goto follow;

giveUpFunction: /* GivingUp.giveUpFunction */
    if
    :: node[n].functionOpen || FAULT == FUNCTION_ENDED_TWICE && call == FUNCTION_TIME ->
        failure = FUNCTION_GIVEN_UP;
        goto functionHasEnded
    :: !(node[n].functionOpen || FAULT == FUNCTION_ENDED_TWICE && call == FUNCTION_TIME) -> goto follow
    fi;

/* The program gives up only what it saw running before it gave up anything. That is less than here. */
giveUpTeardown: /* GivingUp.giveUpTeardown */
    if
    :: node[n].teardown == TAKEN -> at = n; failure = TEARDOWN_GIVEN_UP; goto teardownHasEnded
    :: node[n].teardown != TAKEN -> goto follow
    fi;

giveUpCallbacks: /* GivingUp.giveUpCallbacks, Node.giveUpCallbacks */
    failure = 0;
    findStuckRow(n);
    if
    :: first -> failure = CALLBACK_GIVEN_UP; goto endOfRow
    :: !first -> stage = 3; goto follow
    fi;

runRow: /* Callback.run, Callback.runAll */
    if
    :: callback[first].row ->
        act();
        if
        :: STUCK_CALLBACKS & BIT(acting) -> callback[acting].stuck = true; goto stuck
        :: true
        fi;
        goto follow
    :: !callback[first].row -> failure = 0
    fi;
endOfRow: /* Node.openGate */
    claimGate(first);
    if
    :: may && failure ->
        d_step {
            owner = callback[first].source;
            record[owner].threw = record[owner].threw | failure;
            for (a : 1 .. CALLBACKS) {
                callback[a].due = callback[a].due && !(callback[first].row & BIT(a))
            }
            a = 0
        };
        then = GATE_OPENS;
        keepOwn(callback[first].source, failure);
        failure = 0
    :: may && !failure -> then = GATE_OPENS
    :: !may -> failure = 0; first = NONE
    fi;
    may = false;
    goto follow;

stuck: /* it never ends, unless somebody gives it up */
    unfinished = unfinished - (call < FUNCTION);
endNever:
    false;

over:
    unfinished = unfinished - (call < FUNCTION)
}
