/* What has failed, and to whom it is handed on: Node.failed, takeFailure, handOn. */

/* Scratch of single steps, but `knownOwn` and `knownHanded`, which a thread has between two. */
#define isAsItWas(n) (node[n].failure == knownOwn && node[n].handed == knownHanded || \
    FAULT == FAILURE_OVERWRITTEN)
#define isKnown(n, o) ((knownHanded & BIT(o)) || n == o && knownOwn)

/* Node.failed */
/* What was thrown is one more of the node's own; the thread then hands on the first of these. */
inline keepOwn(n, what) {
    do
    :: d_step {
            may = takesFailures(n) || what != BY_FAIL;
            knownOwn = node[n].failure;
            knownHanded = node[n].handed;
            assert(ERRORS || takesFailures(n) || what == BY_FAIL)
        };
        if
        :: !may -> break
        :: may && knownOwn ->
            /* Failure.suppress */
            node[n].failure = node[n].failure | what;
            break
        :: may && !knownOwn ->
            /* DetailedNode.replaceFailure */
            d_step {
                if
                :: takesFailures(n) && isAsItWas(n) ->
                    node[n].failure = what;
                    node[n].handed = knownHanded;
                    may = false
                :: else
                fi
            };
            if
            :: !may -> may = true; break
            :: else
            fi
        fi
    od;
    if
    :: may -> handing = n; origin = n; handingLeft = MANY
    :: else
    fi;
    may = false;
    knownOwn = 0;
    knownHanded = 0
}

/* DetailedNode.takeFailure, Cascade.addFailed */
/* And the cascade hands it on. */
inline takeFailure(n, o) {
    do
    :: d_step {
            knownOwn = node[n].failure;
            knownHanded = node[n].handed;
            may = (takesFailures(n) || FAULT == TAKEN_THOUGH_CLOSED) &&
                (!isKnown(n, o) || FAULT == TAKEN_TWICE)
        };
        if
        :: !may -> break
        :: may ->
            /* DetailedNode.replaceFailure */
            d_step {
                if
                :: isAsItWas(n) && (takesFailures(n) || FAULT == TAKEN_THOUGH_CLOSED) ->
                    assert(ERRORS || node[n].phase < CLOSED);
                    assert(ERRORS || !isKnown(n, o));
                    node[n].failure = knownOwn;
                    node[n].handed = knownHanded | BIT(o);
                    record[n].handed = record[n].handed | BIT(o);
                    if
                    :: FAULT != CHAIN_BROKEN -> append(failed, n); append(failed, o)
                    :: else
                    fi;
                    may = false
                :: else
                fi
            };
            if
            :: !may -> break
            :: else
            fi
        fi
    od;
    may = false;
    knownOwn = 0;
    knownHanded = 0
}

/* Node.handOn */
inline handOnNext() {
    d_step { look(handing, FAILS, handedTo, handingLeft) };
    if
    :: handedTo != NONE ->
        takeFailure(handedTo, origin);
        begin(handedTo);
        handedTo = NONE
    :: else -> handing = NONE; origin = NONE; handingLeft = 0
    fi
}

/* Node.handOnWhatWasTaken */
/* The next of what a node knew that is closed now. */
inline handOnWhatWasTaken(n) {
    d_step {
        a = 1;
        do
        :: !(toHandOn & BIT(a)) -> a++
        :: else -> break
        od;
        toHandOn = toHandOn & ~BIT(a);
        handing = n;
        origin = a;
        handingLeft = MANY
    }
}
