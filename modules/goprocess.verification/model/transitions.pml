/*
 * The transitions of Node. An inline whose name ends with AndUnlock is called with the lock held, as in
 * the code; the others are one hold of the lock, and so one step. What the code puts on the lists of
 * its cascade after it has released the lock is put there in the same step, since no other thread sees
 * them.
 */

bool permit[THREADS + 1];       /* LockSupport's */
bit functionStarted[N + 1];     /* Thread.start was called */
bit teardownStarted[N + 1];
bit rowStarted[CALLBACKS + 1];

/* Model: a list of nodes or callbacks, three bits for each. */
inline push(list, n) {
    list = (list << 3) | n
}

/* Model: the other end of push, and of append. */
inline pop(list, n) {
    n = list & 7;
    list = list >> 3
}

/* Model: to the end of a list that is taken from the front. */
inline append(list, n) {
    j = 0;
    do
    :: list >> j -> j = j + 3
    :: else -> break
    od;
    list = list | (n << j)
}

/* Waiter.raiseAll, DetailedNode.nameGate, Cascade.addCallbacks */
/*
 * The first one of a row stands for all. Nobody looks at its gate before it runs, so that it is named
 * in this hold, and not in the next, makes no difference.
 */
inline raiseAll(calledBack, parked, holdsUp) {
    owner = NONE;
    for (i : 1 .. CALLBACKS) {
        if
        :: (calledBack & BIT(i)) && owner == NONE ->
            owner = i;
            callback[i].row = calledBack;
            callback[i].gate = holdsUp;
            append(rows, i)
        :: else
        fi
    }
    calledBack = 0;
    for (i : 1 .. THREADS) {
        permit[i] = permit[i] || (parked & BIT(i))
    }
    parked = 0
}

/* Node.countGateLocked, Details.takeWaiters */
inline countGateLocked(n, callbacks) {
    if
    :: callbacks > 0 -> shutGate(n)
    :: else
    fi;
    callbacks = 0
}

/* Node.closeAndUnlock, Cascade.addClosed */
inline closeAndUnlock(n) {
    assert(ONCE || node[n].phase < CLOSED);
    ensureFailuresWereHandedTo(n);
    node[n].phase = CLOSED;
    push(closed, n)
}

/* Node.endAndUnlock, Cascade.addEnding */
inline endAndUnlock(n) {
    assert(ONCE || node[n].phase < ENDING);
    ensureNothingHoldsUp(n);
    if
    :: node[n].teardown == NONE && !LISTENING -> closeAndUnlock(n)
    :: else ->
        node[n].phase = ENDING;
        push(ending, n)
    fi
}

#define gatesOf(n) (FAULT == CHILDREN_AFTER_CALLBACKS -> 0 : node[n].shutGates)
#define workOf(n) (FAULT == CHILDREN_AFTER_FUNCTION -> 0 : node[n].functionOpen)
#define others(n) (node[n].pending - workOf(n) - (FAULT == CHILDREN_BUT_ONE && node[n].pending > workOf(n)))

/* Node.childrenHaveClosedLocked */
#define childrenHaveClosed(n) (isAsked(n) && !node[n].childrenClosed && \
    (others(n) == 0 || others(n) == gatesOf(n)))

/* Node.childrenClosedAndUnlock */
/* As far as the flag; whoever calls it goes on. */
inline childrenClosedAndUnlock(n) {
    if
    :: childrenHaveClosed(n) ->
        ensureChildrenAreClosed(n);
        assert(CHILDREN || !record[n].childrenClosed);
        node[n].childrenClosed = true;
        record[n].childrenClosed = true;
        countGateLocked(n, node[n].childrenClosedCallbacks);
        raiseAll(node[n].onChildrenClosed, node[n].childrenClosedWaiters, true)
    :: else
    fi
}

/* Node.beginAndUnlock, Cascade.addToVisit */
/* It settles a node that is CLOSING, so that no transition calls itself. */
inline beginAndUnlock(n) {
    begun = begun | BIT(n);
    node[n].phase = CLOSING;
    node[n].childrenClosed = node[n].childrenClosed && FAULT != CHILDREN_FORGOTTEN;
    countGateLocked(n, node[n].closingCallbacks);
    if
    :: node[n].outEnd > 0 || LISTENING && node[n].pending > 0 ->
        node[n].pending = node[n].pending + (FAULT == NO_GATE -> 0 : 1);
        node[n].cascade = _pid;
        append(toVisit, n)
    :: else ->
        childrenClosedAndUnlock(n);
        if
        :: node[n].pending == 0 -> endAndUnlock(n)
        :: else
        fi
    fi;
    raiseAll(node[n].onClosing, node[n].closingWaiters, true)
}

/* Node.settleAndUnlock, Node.goOnAndUnlock */
inline settleAndUnlock(n) {
    childrenClosedAndUnlock(n);
    if
    :: node[n].pending == 0 && node[n].phase >= CLOSING &&
        (node[n].phase == CLOSING || FAULT == ENDED_TWICE) -> endAndUnlock(n)
    :: node[n].pending == 0 && node[n].phase == RUNNING && node[n].wish -> beginAndUnlock(n)
    :: else
    fi
}

/* Node.begin, Cascade.revisit */
inline begin(n) {
    d_step {
        if
        :: node[n].phase == RUNNING -> beginAndUnlock(n)
        :: else ->
            if
            :: node[n].cascade != NONE && node[n].cascade != _pid && !(seen & BIT(n)) &&
                FAULT != NOT_REVISITED ->
                seen = seen | BIT(n);
                append(revisits, n)
            :: else
            fi
        fi
    }
}

/* Node.release */
inline release(n) {
    d_step {
        countDown(n);
        settleAndUnlock(n)
    }
}

/* Node.allBelowBegan */
inline allBelowBegan(n) {
    d_step {
        node[n].cascade = NONE;
        if
        :: FAULT != NO_GATE -> countDown(n)
        :: else
        fi;
        settleAndUnlock(n)
    }
}

/* Node.wishAfterChildren, Node.wishAndUnlock */
inline wishAfterChildren(n) {
    d_step {
        node[n].wish = true;
        if
        :: FAULT != WISH_UNSETTLED -> settleAndUnlock(n)
        :: else
        fi
    }
}

/* Node.beginTargets, Node.handOn */
/*
 * The next target of a kind of link: both go down the array. No link moves meanwhile, and whoever makes
 * one begins to close its target.
 */
inline look(n, kind, to, rest) {
    to = NONE;
#if FAULT == LAST_ONE_MOVED
    do
    :: to == NONE && MANY - rest < node[n].outEnd ->
        hop = node[n].out[MANY - rest];
        rest--;
        to = (hop != NONE && (does(hop) & kind) -> target(hop) : NONE)
    :: to == NONE && MANY - rest >= node[n].outEnd -> rest = 0; break
    :: else -> break
    od;
#else
    rest = (rest < node[n].outEnd -> rest : node[n].outEnd);
    do
    :: to == NONE && rest > 0 ->
        rest--;
        hop = node[n].out[rest];
        to = (hop != NONE && (does(hop) & kind) -> target(hop) : NONE)
    :: else -> break
    od;
#endif
    hop = NONE
}

/* Model: what dropOut does once it is known whether the link was there. */
inline settleIfFound(n) {
    if
    :: found -> settleAndUnlock(n)
    :: else
    fi
}

#define hasIncoming(n) (node[n].from != NONE || node[n].comingSize > 0)

/* Node.finish */
/*
 * One step of it, after what the node knows was handed on. The node is closed, so what is changed here
 * without its lock is the cascade's alone. The last step sets `gone` to NONE.
 */
inline finishStep(n) {
    if
    /* Node.dropOut */
    :: d_step {
            hasIncoming(n) ->
            if
            :: node[n].from != NONE ->
                target = n;
                p = node[n].from;
                node[n].from = NONE
            :: else ->
                node[n].comingSize--;
                target = node[n].coming[node[n].comingSize];
                p = source(target);
                node[n].coming[node[n].comingSize] = NONE
            fi;
            removeOut(p, target);
            settleIfFound(p);
            target = NONE;
            p = NONE
        }
    /* Node.dropAllOut */
    :: d_step {
            !hasIncoming(n) && node[n].outEnd > 0 ->
            target = node[n].out[node[n].outEnd - 1];
            removeOut(n, target)
        };
        d_step {
            b = target(target);
            dropIn(b, target);
            target = NONE
        }
    :: d_step {
            !hasIncoming(n) && node[n].outEnd == 0 ->
            raiseAll(node[n].onClosed, node[n].closedWaiters, false);
            gone = NONE
        }
    fi
}
