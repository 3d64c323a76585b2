/*
 * A node, its links, and what is done under its lock: StateWord, LinkedNode, Link and ExtraLink.
 * Nothing here is a step of its own: an inline of this file is a part of one d_step, which is one
 * hold of one lock.
 */
typedef Node {
    byte phase, pending;
    bit armed, started, functionOpen, wish, teardownSet, childrenClosed, waitsForever;
    byte out[WIDTH], outEnd;            /* NONE is a free index */
    byte from;
    byte coming[WIDTH], comingSize;     /* LinkedNode.in; the newest is the last */
    byte teardown;
    byte failure, handed;               /* Failure.own; a bit for each process whose failure was handed to it */
    byte cascade;                       /* its thread */
    byte shutGates;
    byte closingCallbacks, childrenClosedCallbacks;     /* how many there are of each */
    byte onClosing, onChildrenClosed, onClosed;         /* a bit for each callback */
    short closedWaiters, closingWaiters, childrenClosedWaiters  /* a bit for each parked thread */
}

Node node[N + 1];                       /* from 1 */

typedef ExtraLink {
    byte source, target, does;
    bit listed, dropped, gated
}

ExtraLink extra[EXTRA + 1];             /* from 1 */

/* Closing has begun, or is requested. */
#define isAsked(n) (node[n].phase == CLOSING || node[n].phase == RUNNING && node[n].wish)

/* A bit for each process of whose failure it knows. */
#define knows(n) (node[n].handed | (node[n].failure -> BIT(n) : 0))

/* DetailedNode.takesFailuresLocked */
#define takesFailures(n) (node[n].phase < ENDING || node[n].phase == ENDING && node[n].teardown != NONE)

/* Scratch of single steps. */
hidden byte i, j, hop;
hidden byte found;

/* LinkedNode.leadsAlreadyLocked */
/* Whether a link from here leads where this one does, and does as much. */
inline leadsAlready(m, k) {
    found = false;
    for (i : 1 .. node[m].outEnd) {
        hop = node[m].out[i - 1];
        found = found || hop != NONE && target(hop) == target(k) && (does(k) & ~does(hop)) == 0
    }
}

/* LinkedNode.linkedAlreadyLocked */
/* Whether a link to here comes from where this one does, and does as much. */
inline linkedAlready(n, k) {
    found = node[n].from == source(k) && (does(k) & ~CHILD) == 0;
    for (i : 1 .. node[n].comingSize) {
        hop = node[n].coming[i - 1];
        found = found || source(hop) == source(k) && (does(k) & ~does(hop)) == 0
    }
}

/* LinkedNode.freeIndexLocked */
/* Sets `hop` to the first free one; the code may take any. */
inline freeIndex(m) {
    hop = 0;
    do
    :: hop < node[m].outEnd && node[m].out[hop] != NONE -> hop++
    :: else -> break
    od
}

/* LinkedNode.addOut */
/* Sets `before` to the phase that the node was in, or to THERE_ALREADY. */
inline addOut(m, k, limit) {
    before = node[m].phase;
    leadsAlready(m, k);
    if
    :: before < limit && found && (k) > N -> before = THERE_ALREADY
    :: before < limit && !(found && (k) > N) ->
        freeIndex(m);
        node[m].out[hop] = k;
        node[m].outEnd = (hop == node[m].outEnd -> hop + 1 : node[m].outEnd);
        hop = 0;
        if
        :: (does(k) & WAITS) && FAULT != COUNTED_LATER -> node[m].pending++
        :: else
        fi;
        if
        :: LISTENING && (k) > N && FAULT != LINKED_UNGATED -> node[m].pending++
        :: else
        fi
    :: else
    fi
}

/* Model: the count goes down by one. */
inline countDown(n) {
    assert(COUNT || node[n].pending > 0);
    node[n].pending--
}

/* DetailedNode.shutGateLocked */
inline shutGate(n) {
    node[n].pending++;
    node[n].shutGates++
}

/* Model: only as a fault; a link stays where it is. */
inline moveLastTo(n, index) {
#if FAULT == LAST_ONE_MOVED
    node[n].out[index] = node[n].out[node[n].outEnd - 1];
    node[n].out[node[n].outEnd - 1] = NONE
#else
    skip
#endif
}

/* LinkedNode.removeOutLocked, LinkedNode.trimLocked */
/* Sets `found`. */
inline removeOut(n, k) {
    found = false;
    for (i : 1 .. node[n].outEnd) {
        if
        :: !found && node[n].out[i - 1] == k ->
            found = true;
            node[n].out[i - 1] = NONE;
            moveLastTo(n, i - 1)
        :: else
        fi
    }
    do
    :: node[n].outEnd > 0 && node[n].out[node[n].outEnd - 1] == NONE -> node[n].outEnd--
    :: else -> break
    od;
    if
    :: found && (does(k) & WAITS) -> countDown(n)
    :: else
    fi
}

/* LinkedNode.addIn */
/* Sets `entered`. */
inline addIn(n, k) {
    linkedAlready(n, k);
    entered = node[n].phase != CLOSED && !found && (!extra[k - N].dropped || FAULT == DROPPED_BUT_LISTED);
    if
    :: entered ->
        node[n].coming[node[n].comingSize] = k;
        node[n].comingSize++;
        extra[k - N].listed = true;
        if
        :: LISTENING && node[n].phase < ENDING && FAULT != LINKED_UNGATED ->
            node[n].pending++;
            extra[k - N].gated = true
        :: else
        fi
    :: else
    fi
}

/* LinkedNode.dropIn, LinkedNode.unlistLocked */
inline dropIn(n, k) {
    if
    :: node[n].phase == CLOSED
    :: node[n].phase != CLOSED && !extra[k - N].listed -> extra[k - N].dropped = true
    :: else ->
        extra[k - N].listed = false;
        found = false;
        for (i : 1 .. node[n].comingSize) {
            if
            :: found -> node[n].coming[i - 2] = node[n].coming[i - 1]
            :: else -> found = node[n].coming[i - 1] == k
            fi
        }
        assert(LET_GO || found);
        node[n].comingSize--;
        node[n].coming[node[n].comingSize] = NONE
    fi
}
