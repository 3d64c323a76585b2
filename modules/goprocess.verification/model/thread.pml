/*
 * A thread of the program or of the library: it makes a call, does in a turn the work that follows
 * from it, and then perhaps waits.
 */
proctype Thread(byte call, n, k) {
    /* Turn. Told, closed and ending nodes are taken from the end of their list, others from the front. */
    int cascade, joined, told, closed, ending, callbacks;
    byte seen, awaited, inCallback, seenBefore, begun;
    bool awaitedIsEnding;
    /* locals of methods */
    byte at, left, target, before, gone, p, q, stage;
    bool taken, entered, failed, may;

    if
    :: call == CLOSE -> awaited = n; begin(n)
    :: call == CLOSE_ASYNC -> begin(n)
    :: call == WISH -> wishAfterChildren(n)
    :: call == ADD || call == ADD_NO_WAIT -> make(k)
    :: call == SET_TEARDOWN -> setTeardown(n); goto over
    :: call == ON_RAISED -> register(k)
    :: call == CANCEL -> cancel(k); goto over
#ifdef OPENED_UNDER
    :: call == OPEN -> openUnder(OPENED_UNDER, n)
#endif
    :: call == FUNCTION ->
endUntilStarted:
        functionStarted[n];
        runFunction(n);
        if
        :: may -> goto functionEnded
        :: else -> goto over
        fi
    :: call == TEARDOWN ->
endUntilEnding:
        teardownStarted[n];
        at = n;
        goto tearDown
    fi;

turn: /* Turn.run and Turn.drain */
    do
    :: closed -> finishClosed()
    :: !closed && (cascade || joined) ->
        if
        :: cascade && GATES_WAIT -> pop(cascade, at); push(told, at)
        :: !cascade && GATES_WAIT -> pop(joined, at)
#if FAULT == GATE_BEFORE_THE_REST
        :: !GATES_WAIT -> goto gates
#endif
        fi;
        beginTargets(at, CLOSES)
    :: !closed && !cascade && !joined && told ->
gates:
        pop(told, at);
        allTold(at)
    :: !closed && !cascade && !joined && !told && ending ->
        pop(ending, at);
        if
        :: node[at].teardown == NONE -> goto conclude
        :: node[at].teardown != NONE && at == awaited && !inCallback -> awaitedIsEnding = true
        :: node[at].teardown != NONE && (at != awaited || inCallback) ->
            if
            :: teardownStarted[at] = true
#ifdef THREADS_MAY_LACK
            :: goto tearDown
#endif
            fi
        fi
    :: !closed && !cascade && !joined && !told && !ending && inCallback -> returned(inCallback)
    :: !closed && !cascade && !joined && !told && !ending && !inCallback && callbacks ->
        called(inCallback)
    :: else -> d_step { ensureAllBelowIsClosing(begun); begun = 0 }; break
    od;

    if
    :: awaitedIsEnding -> awaitedIsEnding = false; at = n; goto tearDown
    :: !awaitedIsEnding && (call == CLOSE || call == WISH) ->
        await(n, CLOSED, node[n].closedWaiters);
        ensureFailureIsKept(n)
    :: call == ADD || call == ADD_NO_WAIT -> added(k)
#ifdef OPENED_UNDER
    :: call == OPEN && stage == 0 -> stage = 1; build(n); goto turn
    :: call == OPEN && stage == 1 && taken && node[n].functionOpen ->
        stage = 2;
        start(n);
        if
        :: may -> failed = true; goto functionEnded
        :: else
        fi
#endif
    :: else
    fi;
    goto over;

tearDown: /* TeardownRun.runHere */
    claimAndRun(at);
    if
    :: !may -> goto turn
    :: else
    fi;
conclude:
    concludeWith(at);
    goto turn;

functionEnded:
    functionEndedWith(n);
    goto turn;

over:
    unfinished = unfinished - (call != FUNCTION && call != TEARDOWN)
}
