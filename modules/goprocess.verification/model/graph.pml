/* What scenarios are made of: the graph as it is when the threads start, and the threads. */

/* Model: a part of a scenario. */
inline firstParent(p, n) {
    node[n].from = p;
    enterOut(p, n)
}

/* A link that is made later, by a thread. */
/* Model: a part of a scenario. */
inline later(x, p, q, d) {
    extra[x].source = p;
    extra[x].target = q;
    extra[x].does = d
}

/* Model: a part of a scenario. */
inline linked(x, p, q, d) {
    later(x, p, q, d);
    enterOut(p, X(x));
    node[q].coming[node[q].comingSize] = X(x);
    node[q].comingSize++;
    extra[x].listed = true
}

/* Model: a part of a scenario. */
inline enterOut(p, k) {
    node[p].out[node[p].outEnd] = k;
    node[p].outEnd++;
    node[p].pending = node[p].pending + ((does(k) & WAITS) -> 1 : 0);
    taken = true;
    recordTaken(p, k)
}

/* Model: a part of a scenario. */
inline withTeardown(n) {
    node[n].teardown = GIVEN;
    node[n].teardownSet = true;
    record[n].hasTeardown = true;
    run Thread(TEARDOWN, n, NONE)
}

/* A function that its thread has not begun yet. */
/* Model: a part of a scenario. */
inline withFunction(n) {
    node[n].functionOpen = true;
    node[n].pending++;
    record[n].inFunction = true;
    run Thread(FUNCTION, n, NONE)
}

/* Model: a part of a scenario. */
inline thatIsStarted(n) {
    node[n].armed = true;
    functionStarted[n] = true
}

/* Model: a part of a scenario. */
inline callbackOn(c, n, when, other) {
    callback[c].source = n;
    callback[c].moment = when;
    callback[c].closes = other;
    run Thread(CALLBACKS_ROW, n, c)
}

/* Model: a part of a scenario. */
inline thatIsListed(c) {
    d_step {
        owner = callback[c].source;
        if
        :: callback[c].moment == ON_CLOSING ->
            node[owner].onClosing = node[owner].onClosing | BIT(c);
            node[owner].closingCallbacks++
        :: callback[c].moment == ON_CHILDREN_CLOSED ->
            node[owner].onChildrenClosed = node[owner].onChildrenClosed | BIT(c);
            node[owner].childrenClosedCallbacks++
        :: callback[c].moment == ON_CLOSED -> node[owner].onClosed = node[owner].onClosed | BIT(c)
        fi;
        callback[c].due = callback[c].moment != ON_CLOSED
    }
}

/* Model: a part of a scenario. */
inline forBackground(n) {
    node[n].waitsForever = true;
    node[n].pending++
}

/* The time of a function or a teardown is over at some moment. */
/* Model: a part of a scenario. */
inline abandonAfter(n) {
    run Thread(FUNCTION_TIME, n, NONE);
    run Thread(TEARDOWN_TIME, n, NONE)
}

/* Model: a part of a scenario. */
inline calls(c, n, k) {
    unfinished++;
    run Thread(c, n, k)
}
