/* Callback, register, unregister, and what a turn does with callbacks. */

typedef Callback {
    byte source;                /* the node */
    byte closes;                /* what it does: closeAsync of this node, or nothing */
    bool forClosing, gated, cancelled;
    bool due                    /* for the record: its node's teardown has to wait for it */
}

Callback callback[CALLBACKS + 1];

hidden byte owner;

/* Node.register; where it has happened already the turn of the caller runs it. */
inline register(c) {
    d_step {
        owner = callback[c].source;
        if
        :: callback[c].forClosing && node[owner].phase == RUNNING ->
            node[owner].onClosing = node[owner].onClosing | BIT(c);
            node[owner].closingCallbacks++;
            callback[c].gated = true
        :: !callback[c].forClosing && node[owner].phase < CLOSED ->
            node[owner].onClosed = node[owner].onClosed | BIT(c)
        :: else ->
            append(callbacks, c);
            if
            :: callback[c].forClosing && node[owner].phase == CLOSING && FAULT != CALLBACK_UNGATED ->
                node[owner].pending++;
                callback[c].gated = true
            :: else
            fi
        fi;
        callback[c].due = callback[c].forClosing && node[owner].phase < ENDING;
        record[owner].callbacks = record[owner].callbacks + callback[c].due
    }
}

/* Callback.cancel: nothing is to be taken back once its list was taken by a turn. */
inline cancel(c) {
    d_step {
        owner = callback[c].source;
        if
        :: callback[c].forClosing && (node[owner].onClosing & BIT(c)) ->
            node[owner].onClosing = node[owner].onClosing & ~BIT(c);
            record[owner].callbacks--;
            callback[c].due = false;
            node[owner].closingCallbacks = node[owner].closingCallbacks - (FAULT != CANCELLED_BUT_COUNTED)
        :: !callback[c].forClosing && node[owner].phase < CLOSED ->
            node[owner].onClosed = node[owner].onClosed & ~BIT(c)
        :: else
        fi
    };
    callback[c].cancelled = true
}

/* A callback begins. What it calls has a turn of its own, which is this one with other joined nodes. */
inline called(c) {
    d_step {
        ensureAllBelowIsClosing(begun);
        begun = 0;
        c = callbacks & 7;
        callbacks = callbacks >> 3;
        assert(CALLBACK || node[callback[c].source].phase >= (callback[c].forClosing -> CLOSING : CLOSED));
        seenBefore = seen;
        seen = 0;
        may = !callback[c].cancelled && callback[c].closes != NONE
    };
    if
    :: may -> begin(callback[c].closes)
    :: else
    fi
}

/* It has returned, and lets the node go on. */
inline returned(c) {
    d_step {
        ensureAllBelowIsClosing(begun);
        begun = 0;
        seen = seenBefore;
        owner = callback[c].source;
        record[owner].callbacks = record[owner].callbacks - callback[c].due;
        callback[c].due = false;
        if
        :: callback[c].gated ->
            callback[c].gated = false;
            countDown(owner);
            settleHeld(owner)
        :: else
        fi;
        c = NONE
    }
}
