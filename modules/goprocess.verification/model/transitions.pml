/*
 * The transitions of Node. An inline whose name ends with Held is called with the lock held, as in
 * the code; the others are one hold of the lock, and so one step. What the code puts on the lists of
 * its turn after it has released the lock is put there in the same step, since no other thread sees
 * them.
 */

bool permit[THREADS + 1];       /* LockSupport's */
bit functionStarted[N + 1];     /* Thread.start was called */
bit teardownStarted[N + 1];

/* A list of nodes or callbacks, three bits for each. */
inline push(list, n) {
    list = (list << 3) | n
}

inline pop(list, n) {
    n = list & 7;
    list = list >> 3
}

inline append(list, n) {
    j = 0;
    do
    :: list >> j -> j = j + 3
    :: else -> break
    od;
    list = list | (n << j)
}

/* Waiter.raiseAll */
inline raiseAll(calledBack, parked) {
    for (i : 1 .. CALLBACKS) {
        if
        :: calledBack & BIT(i) -> append(callbacks, i)
        :: else
        fi
    }
    calledBack = 0;
    for (i : 1 .. THREADS) {
        permit[i] = permit[i] || (parked & BIT(i))
    }
    parked = 0
}

/* To CLOSED. */
inline closeHeld(n) {
    assert(ONCE || node[n].phase < CLOSED);
    node[n].teardown = NONE;
    node[n].phase = CLOSED;
    push(closed, n)
}

/* CLOSING to ENDING, and on to CLOSED where nothing is left to do. */
inline endHeld(n) {
    ensureNothingHoldsUp(n);
    if
    :: node[n].teardown == NONE && !LISTENING -> closeHeld(n)
    :: else ->
        node[n].phase = ENDING;
        push(ending, n)
    fi
}

/* RUNNING to CLOSING. */
inline beginHeld(n) {
    begun = begun | BIT(n);
    node[n].phase = CLOSING;
    node[n].pending = node[n].pending + node[n].closingCallbacks;
    node[n].closingCallbacks = 0;
    if
    :: node[n].outEnd > 0 || LISTENING && node[n].pending > 0 ->
        node[n].pending = node[n].pending + (FAULT == NO_GATE -> 0 : 1);
        node[n].cascader = _pid;
        append(cascade, n)
    :: else ->
        if
        :: node[n].pending == 0 -> endHeld(n)
        :: else
        fi
    fi;
    raiseAll(node[n].onClosing, node[n].closingWaiters)
}

inline settleHeld(n) {
    if
    :: node[n].pending == 0 && node[n].phase >= CLOSING &&
        (node[n].phase == CLOSING || FAULT == ENDED_TWICE) -> endHeld(n)
    :: node[n].pending == 0 && node[n].phase == RUNNING && node[n].wish -> beginHeld(n)
    :: else
    fi
}

inline begin(n) {
    d_step {
        if
        :: node[n].phase == RUNNING -> beginHeld(n)
        :: else ->
            if
            :: node[n].cascader != NONE && node[n].cascader != _pid && !(seen & BIT(n)) &&
                FAULT != NOT_JOINED ->
                seen = seen | BIT(n);
                append(joined, n)
            :: else
            fi
        fi
    }
}

inline release(n) {
    d_step {
        countDown(n);
        settleHeld(n)
    }
}

/* Node.told */
inline allTold(n) {
    d_step {
        node[n].cascader = NONE;
        if
        :: FAULT != NO_GATE -> countDown(n)
        :: else
        fi;
        settleHeld(n)
    }
}

/* wishAfterChildren */
inline wishAfterChildren(n) {
    d_step {
        node[n].wish = true;
        if
        :: FAULT != WISH_UNSETTLED -> settleHeld(n)
        :: else
        fi
    }
}

/*
 * The next target of a kind of link. It goes down the array. No link moves meanwhile, and one that is
 * made is told by whoever makes it.
 */
inline look(n, kind) {
    target = NONE;
#if FAULT == LAST_ONE_MOVED
    do
    :: target == NONE && MANY - left < node[n].outEnd ->
        hop = node[n].out[MANY - left];
        left--;
        target = (hop != NONE && (does(hop) & kind) -> target(hop) : NONE)
    :: target == NONE && MANY - left >= node[n].outEnd -> left = 0; break
    :: else -> break
    od
#else
    left = (left < node[n].outEnd -> left : node[n].outEnd);
    do
    :: target == NONE && left > 0 ->
        left--;
        hop = node[n].out[left];
        target = (hop != NONE && (does(hop) & kind) -> target(hop) : NONE)
    :: else -> break
    od
#endif
}

inline settleIfFound(n) {
    if
    :: found -> settleHeld(n)
    :: else
    fi
}

#define hasIncoming(n) (node[n].from != NONE || node[n].comingSize > 0)

/* Node.finish: the node is closed, so what is changed here without its lock is the turn's alone. */
inline finish(n) {
    do
    :: d_step {
            hasIncoming(n) ->
            if
            :: node[n].from != NONE ->
                target = n;
                before = node[n].from;
                node[n].from = NONE
            :: else ->
                node[n].comingSize--;
                target = node[n].coming[node[n].comingSize];
                before = source(target);
                node[n].coming[node[n].comingSize] = NONE
            fi;
            removeOut(before, target);
            target = NONE;
            settleIfFound(before)
        }
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
            raiseAll(node[n].onClosed, node[n].closedWaiters)
        };
        break
    od
}

/* Turn.finishClosed */
inline finishClosed() {
    do
    :: closed -> pop(closed, gone); finish(gone)
    :: else -> gone = NONE; break
    od
}

/* beginTargets */
inline beginTargets(n, kind) {
    left = MANY;
    do
    :: left > 0 ->
        d_step { look(n, kind); hop = NONE };
        if
        :: target != NONE -> begin(target); finishClosed()
        :: else
        fi
    :: else -> break
    od;
    target = NONE
}
