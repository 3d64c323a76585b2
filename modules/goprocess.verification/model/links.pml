/* Making links, and opening processes with them: Links, Openings, StandardBuilder. */

/* Model: for the record, what the source has promised by taking this link, or by having one like it. */
inline recordTaken(p, k) {
    if
    :: taken ->
        record[p].waitsFor = record[p].waitsFor | ((does(k) & WAITS) -> BIT(target(k)) : 0);
        record[p].failsOver = record[p].failsOver | ((does(k) & FAILS) -> BIT(target(k)) : 0);
        record[p].below = record[p].below |
            ((does(k) & CLOSES) && node[p].phase == RUNNING -> BIT(target(k)) : 0)
    :: else
    fi
}

/* Links.make */
/*
 * First in the array of the source, then in the list of the target. Sets `taken` to whether the source
 * took it, and `before` to the phase of the source.
 */
inline make(k) {
    p = source(k);
    q = target(k);
    if
    :: node[q].phase == CLOSED ->
        taken = node[p].phase < ENDING;
        before = RUNNING
    :: node[q].phase != CLOSED ->
        d_step {
            addOut(p, k, ENDING);
            taken = before == THERE_ALREADY || before < ENDING;
            recordTaken(p, k)
        };
        if
        :: before == THERE_ALREADY -> before = node[p].phase
        :: before >= ENDING && before != THERE_ALREADY
        :: before < ENDING ->
#if FAULT == COUNTED_LATER
            node[p].pending = node[p].pending + ((does(k) & WAITS) -> 1 : 0);
#endif
            d_step { addIn(q, k) };
            if
            :: !entered -> dropOut(p, k)
            :: else
            fi;
            entered = false;
#if LISTENING
            if
            :: extra[k - N].gated || FAULT == LINKED_UNGATED ->
                assert(EVENTS || !record[p].saidClosed && !record[q].saidClosed)
            :: else
            fi;
            if
            :: extra[k - N].gated -> release(q)
            :: else
            fi;
            if
            :: FAULT != LINKED_UNGATED -> release(p)
            :: else
            fi
#endif
        fi
    fi;
    if
    :: before >= CLOSING && (taken || call == ADD_NO_WAIT) && (does(k) & CLOSES) &&
        FAULT != LATE_CHILD_UNTOLD ->
        begin(q)
    :: else
    fi
}

#ifdef OPENED_UNDER

/* Links.open */
/* Sets `taken` to whether the first parent took the new process. */
inline openUnder(p, n) {
    d_step {
        node[n].from = p;
        addOut(p, n, CLOSING);
        taken = before == RUNNING;
        recordTaken(p, n)
    };
    if
    :: before == CLOSING ->
        d_step {
            addOut(p, n, ENDING);
            taken = before == CLOSING;
            recordTaken(p, n)
        };
        if
        :: taken -> begin(n)
        :: else
        fi
    :: else
    fi;
    if
    :: !taken -> node[n].from = NONE
    :: else
    fi
}

/* StandardBuilder.open, StandardBuilder.link */
/* After the first link. */
inline build(n) {
    k = X(1);
    do
    :: taken && k <= X(OPENED_LINKS) ->
        make(k);
        taken = taken || k > X(OPENED_PARENTS);
        k++
    :: else -> break
    od;
    if
    :: !taken -> refuse(n)
    :: else
    fi;
    if
    :: OPENED_LINKS > 0 && FAULT != BUILT_UNHELD -> release(n)
    :: else
    fi;
    if
    :: !taken -> release(n)
    :: else
    fi
}

/* Node.refuse */
/* Up to the releases. */
inline refuse(n) {
    d_step {
        record[n].hasTeardown = false;
        record[n].inFunction = false;
        record[n].waitsFor = NONE;
        if
        :: FAULT != REFUSED_BUT_TORN_DOWN -> node[n].teardown = NONE
        :: else
        fi;
        node[n].pending = node[n].pending + 1 - node[n].functionOpen;
        node[n].functionOpen = false;
        node[n].armed = false
    };
    do
    :: d_step {
            node[n].outEnd > 0 ->
            target = node[n].out[node[n].outEnd - 1];
            removeOut(n, target)
        };
        d_step {
            b = target(target);
            dropIn(b, target);
            target = NONE
        }
    :: node[n].outEnd == 0 -> break
    od;
    begin(n)
}

/* WorkNode.start, WorkNode.arm, WorkNode.disarm */
/* Sets `may` to whether the function will not run any more. */
inline start(n) {
    node[n].armed = true;
    if
    :: functionStarted[n] = true; may = false
#ifdef THREADS_MAY_LACK
    :: may = true
    :: functionStarted[n] = true; may = true
#endif
    fi;
    if
    :: may ->
        d_step {
            may = !node[n].started || FAULT == ENDED_THOUGH_STARTED;
            node[n].armed = false
        }
    :: else
    fi
}

#endif
