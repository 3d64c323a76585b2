/*
 * The promises of docs/specification.md. Each is asserted where it could be broken; the name in
 * front of an assertion is what the checker prints. What is recorded here is no part of the protocol:
 * no step of it looks at it.
 */

/* Never true. They are names only, and take no place in a state. */
hidden byte ONCE, ORDER, REACH, END, ERRORS, CALLBACK, LET_GO, EVENTS, COUNT;

typedef Record {
    byte waitsFor;         /* a bit for each node that it has to close after */
    byte below;            /* a bit for each node that has to close when it does */
    byte failsOver;        /* a bit for each node that has to close when it fails */
    byte threw;            /* what its function and its teardown have thrown */
    byte callbacks;        /* closing callbacks that have to return before its teardown */
    byte tornDown;         /* how often its teardown ran */
    bit hasTeardown;       /* one was given, and not refused */
    bit inFunction;        /* user code is running */
    bit saidClosed         /* a listener was told so */
}

Record record[N + 1];
byte unfinished;           /* calls and functions that have not returned */

/* Scratch of single steps. */
hidden byte a, b, each, below_, waits;

/* The teardown of a node is about to begin, or would if it had one. */
inline ensureNothingHoldsUp(n) {
    for (a : 1 .. N) {
        assert(ORDER || !(record[n].waitsFor & BIT(a)) || node[a].phase == CLOSED)
    }
    assert(ORDER || !record[n].inFunction);
    assert(CALLBACK || record[n].callbacks == 0);
    assert(COUNT || node[n].cascader == NONE)
}

/* The turn that began to close these nodes has nothing left to do but callbacks. */
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

inline ensureAllAreClosing(set) {
    for (a : 1 .. N) {
        assert(ERRORS || !(set & BIT(a)) || node[a].phase >= CLOSING)
    };
    a = 0 /* no d_step may end with a loop */
}

inline ensureFailureIsKept(n) {
    assert(ERRORS || node[n].failure == record[n].threw)
}

/* No thread can take a step: what is due has been done, and what is closed has been let go of. */
inline ensureNotDue(n) {
    waits = node[n].functionOpen;
    for (a : 1 .. node[n].outEnd) {
        b = node[n].out[a - 1];
        waits = waits + (b != NONE && (does(b) & WAITS) -> 1 : 0);
        assert(LET_GO || b == NONE || node[target(b)].phase != CLOSED)
    }
    for (a : 1 .. node[n].comingSize) {
        b = node[n].coming[a - 1];
        assert(LET_GO || node[source(b)].phase != CLOSED)
    }
    assert(LET_GO || node[n].from == NONE || node[node[n].from].phase != CLOSED);
    assert(LET_GO || node[n].phase != CLOSED ||
        node[n].outEnd + node[n].comingSize + node[n].from == 0);
    assert(END || node[n].phase != CLOSED || node[n].closedWaiters == 0);
    assert(COUNT || node[n].pending == waits && node[n].cascader == NONE);
    assert(END || node[n].phase != ENDING);
    assert(END || node[n].phase != CLOSING || node[n].pending > 0);
    assert(END || node[n].phase != RUNNING || node[n].pending > 0 || !node[n].wish);
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

inline ensureNothingIsDueAnywhere() {
    for (each : 1 .. N) {
        ensureNotDue(each)
    }
}

/* All were asked to close. */
inline ensureAllIsClosed() {
    for (each : 1 .. N) {
        assert(END || node[each].phase == CLOSED && !record[each].inFunction)
    }
    assert(END || unfinished == 0)
}
