/* Callbacks: how they are registered and taken back, how a row of them runs, and how its gate opens. */

typedef Callback {
    byte source;                /* the node */
    byte moment;
    byte closes;                /* what it does: closeAsync of this node, or nothing */
    byte row;                   /* of the first one: a bit for each that has not returned */
    bit gate, running, stuck, cancelled;
    bit due                     /* for the record: its node's teardown has to wait for it */
}

Callback callback[CALLBACKS + 1];

hidden byte owner;

/* DetailedNode.register, DetailedNode.registerForClosed, DetailedNode.registerWithDetails */
/* Sets `may` to whether it was entered; else its caller runs it, as ProcessSignal says. */
inline register(c) {
    d_step {
        owner = callback[c].source;
        may = true;
        if
        :: callback[c].moment == ON_CLOSING && node[owner].phase == RUNNING ->
            node[owner].onClosing = node[owner].onClosing | BIT(c);
            node[owner].closingCallbacks++
        :: callback[c].moment == ON_CHILDREN_CLOSED && !node[owner].childrenClosed &&
            node[owner].phase < ENDING ->
            node[owner].onChildrenClosed = node[owner].onChildrenClosed | BIT(c);
            node[owner].childrenClosedCallbacks++
        :: callback[c].moment == ON_CLOSED && node[owner].phase < CLOSED ->
            node[owner].onClosed = node[owner].onClosed | BIT(c)
        :: else ->
            may = false;
            callback[c].row = BIT(c);
            if
            :: callback[c].moment != ON_CLOSED && node[owner].phase < ENDING && FAULT != CALLBACK_UNGATED ->
                shutGate(owner);
                callback[c].gate = true
            :: else
            fi
        fi;
        callback[c].due = callback[c].moment != ON_CLOSED && node[owner].phase < ENDING
    }
}

#define isListed(c) (callback[c].moment == ON_CLOSING -> node[owner].onClosing & BIT(c) : \
    (callback[c].moment == ON_CHILDREN_CLOSED -> node[owner].onChildrenClosed & BIT(c) : \
        node[owner].onClosed & BIT(c)))

/* DetailedNode.unregister, Details.remove */
inline unregister(c) {
    d_step {
        owner = callback[c].source;
        if
        :: isListed(c) ->
            callback[c].due = false;
            if
            :: callback[c].moment == ON_CLOSING ->
                node[owner].onClosing = node[owner].onClosing & ~BIT(c);
                node[owner].closingCallbacks = node[owner].closingCallbacks - (FAULT != CANCELLED_BUT_COUNTED)
            :: callback[c].moment == ON_CHILDREN_CLOSED ->
                node[owner].onChildrenClosed = node[owner].onChildrenClosed & ~BIT(c);
                node[owner].childrenClosedCallbacks--
            :: else -> node[owner].onClosed = node[owner].onClosed & ~BIT(c)
            fi
        :: else
        fi
    }
}

/* Callback.cancel */
/* Nothing is to be taken back once its list was taken by a cascade; then it finds nothing to do. */
inline cancel(c) {
    unregister(c);
    callback[c].cancelled = true
}

/* Callback.act */
/* The next one of a row; what it calls is done by a cascade of its own. */
inline act() {
    d_step {
        a = 1;
        do
        :: !(callback[first].row & BIT(a)) -> a++
        :: else -> break
        od;
        acting = a;
        callback[first].running = true;
        owner = callback[acting].source;
        assert(CALLBACK || node[owner].phase >= (callback[acting].moment == ON_CLOSED -> CLOSED :
            (callback[acting].moment == ON_CLOSING -> CLOSING : RUNNING)));
        assert(CALLBACK || callback[acting].moment != ON_CHILDREN_CLOSED || node[owner].childrenClosed);
        may = !callback[acting].cancelled && callback[acting].closes != NONE
    };
    if
    :: PATIENT_CALLBACKS & BIT(acting) -> node[callback[acting].source].childrenClosed
    :: else
    fi;
    if
    :: may -> begin(callback[acting].closes)
    :: else
    fi;
    may = false
}

/* Model: the callback has returned. */
inline acted() {
    d_step {
        callback[first].row = callback[first].row & ~BIT(acting);
        callback[acting].due = false;
        acting = NONE
    }
}

/* Node.endCallbacks, Details.removeGate */
/* Sets `may` to whether the caller is the one to open it. */
inline claimGate(c) {
    may = false;                        /* Spin lets no thread jump to a d_step */
    d_step {
        may = callback[c].gate || FAULT == GATE_OPENED_TWICE && callback[c].moment != ON_CLOSED;
        callback[c].gate = false;
        callback[c].running = callback[c].running && callback[c].row    /* Callback.runner is null */
    }
}

/* Node.endCallbacks */
/* The rest of it, after the failure of what was given up. */
inline openGate(n) {
    d_step {
        node[n].shutGates--;
        countDown(n);
        settleAndUnlock(n)
    }
}
