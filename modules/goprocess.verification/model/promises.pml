/*
 * The promises of docs/specification.md. Each is asserted where it could be broken; the name in
 * front of an assertion is what the checker prints. What is recorded here is no part of the protocol:
 * no step of it looks at it.
 */

/* Never true. They are names only, and take no place in a state. */
hidden byte ONCE, ORDER, REACH, END, ERRORS, CALLBACK, CHILDREN, LET_GO, EVENTS, COUNT;

typedef Record {
    byte waitsFor;         /* a bit for each node that it has to close after */
    byte below;            /* a bit for each node that has to close when it does */
    byte failsOver;        /* a bit for each node that fails when it does */
    byte threw;            /* what it has failed with itself */
    byte handed;           /* a bit for each process whose failure it has taken */
    byte tornDown;         /* how often its teardown ran */
    bit hasTeardown;       /* one was given, and not refused */
    bit inFunction;        /* user code is running, and was not given up */
    bit childrenClosed;    /* it was raised */
    bit saidClosed         /* a listener was notified of it */
}

Record record[N + 1];
byte unfinished;           /* calls and functions that have not returned */

/* Scratch of single steps. */
hidden byte a, b, each, below_, waits;

/* Model: the teardown of a node is about to begin, or would if it had one. */
inline ensureNothingHoldsUp(n) {
    ensureChildrenAreClosed(n);
    assert(ORDER || !record[n].inFunction);
    for (a : 1 .. CALLBACKS) {
        assert(CALLBACK || !callback[a].due || callback[a].source != n)
    }
    assert(CHILDREN || node[n].childrenClosed);
    assert(COUNT || node[n].cascade == NONE)
}

/* Model: all that it waits for has closed. */
inline ensureChildrenAreClosed(n) {
    for (a : 1 .. N) {
        assert(ORDER || !(record[n].waitsFor & BIT(a)) || node[a].phase == CLOSED)
    }
    a = 0 /* no d_step may end with a loop */
}

/* Model: the cascade that began to close these nodes has nothing left to do but start callbacks. */
inline ensureAllBelowIsClosing(begun) {
    below_ = begun;
    for (a : 1 .. N * N) {             /* N rounds: no path is longer */
        b = 1 + a % N;
        below_ = below_ | ((below_ & BIT(b)) -> record[b].below : 0)
    }
    for (a : 1 .. N) {
        assert(REACH || !(below_ & BIT(a)) || node[a].phase >= CLOSING)
    }
}

/* Model: what has failed was handed on. */
inline ensureAllAreClosing(n) {
    below_ = (failure -> record[n].failsOver : 0);
    for (a : 1 .. N) {
        assert(ERRORS || !(below_ & BIT(a)) || node[a].phase >= CLOSING &&
            ((knows(a) & BIT(n)) || !takesFailures(a)))
    };
    a = 0 /* no d_step may end with a loop */
}

/* Model: a node that is about to close knows what those have failed with that name it, and that it waits for. */
inline ensureFailuresWereHandedTo(n) {
    for (a : 1 .. N) {
        assert(ERRORS || !(record[n].waitsFor & BIT(a)) || !(record[a].failsOver & BIT(n)) ||
            node[a].phase < CLOSED || (knows(a) & ~knows(n)) == 0)
    };
    a = 0
}

/* Model: whoever sees it closed sees all that it threw. */
inline ensureFailureIsKept(n) {
    assert(ERRORS || (record[n].threw & ~node[n].failure) == 0 &&
        (record[n].handed & ~node[n].handed) == 0)
}

/* Model: sets `found` to whether the array of a node has a link. */
inline isIn(n, k) {
    found = false;
    for (i : 1 .. node[n].outEnd) {
        found = found || node[n].out[i - 1] == k
    }
}

/* Model: no thread can take a step. What is due has been done, and what is closed has been let go of. */
inline ensureNotDue(n) {
    waits = node[n].waitsForever;
    for (a : 1 .. node[n].outEnd) {
        b = node[n].out[a - 1];
        waits = waits + (b != NONE && (does(b) & WAITS) -> 1 : 0);
        assert(LET_GO || b == NONE || node[target(b)].phase != CLOSED);
        assert(ERRORS || b == NONE || !(does(b) & FAILS) || (knows(n) & ~knows(target(b))) == 0 ||
            node[target(b)].phase == ENDING);
        assert(ERRORS || b == NONE || !(does(b) & FAILS) || !knows(n) || node[target(b)].phase > RUNNING)
    }
    for (a : 1 .. node[n].comingSize) {
        b = node[n].coming[a - 1];
        assert(LET_GO || node[source(b)].phase != CLOSED);
        hop = source(b);
        isIn(hop, b);
        assert(LET_GO || found)
    }
    assert(LET_GO || node[n].from == NONE || node[node[n].from].phase != CLOSED);
    assert(LET_GO || node[n].phase != CLOSED ||
        node[n].outEnd + node[n].comingSize + node[n].from == 0);
    assert(END || node[n].phase != CLOSED || node[n].closedWaiters == 0);
    assert(COUNT || node[n].shutGates == 0 || STUCK_CALLBACKS || PATIENT_CALLBACKS);
    assert(COUNT || node[n].pending == waits + node[n].functionOpen + node[n].shutGates &&
        node[n].cascade == NONE);
    assert(END || node[n].phase != ENDING || (STUCK_TEARDOWNS & BIT(n)));
    assert(END || node[n].phase != CLOSING || node[n].pending > 0);
    assert(END || node[n].phase != RUNNING || node[n].pending > 0 || !node[n].wish);
    assert(CHILDREN || waits > 0 || node[n].childrenClosed || !isAsked(n));
    if
    :: node[n].phase >= CLOSING -> ensureAllBelowIsClosing(BIT(n))
    :: else
    fi;
    if
    :: node[n].phase == CLOSED ->
        ensureFailureIsKept(n);
        assert(ONCE || record[n].tornDown == record[n].hasTeardown)
    :: else
    fi
}

/* Model: the same of all. */
inline ensureNothingIsDueAnywhere() {
    for (each : 1 .. N) {
        ensureNotDue(each)
    }
}

/* Model: all were asked to close. */
inline ensureAllIsClosed() {
    for (each : 1 .. N) {
        assert(END || node[each].phase == CLOSED && !record[each].inFunction)
    }
    assert(END || unfinished == 0)
}
