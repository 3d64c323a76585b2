/* What scenarios are made of: the graph as it is when the threads start, and the threads. */

inline firstParent(p, n) {
    node[n].from = p;
    enterOut(p, n)
}

/* A link that is made later, by a thread. */
inline later(x, p, q, d) {
    extra[x].source = p;
    extra[x].target = q;
    extra[x].does = d
}

inline linked(x, p, q, d) {
    later(x, p, q, d);
    enterOut(p, X(x));
    node[q].coming[node[q].comingSize] = X(x);
    node[q].comingSize++;
    extra[x].listed = true
}

inline enterOut(p, k) {
    node[p].out[node[p].outEnd] = k;
    node[p].outEnd++;
    node[p].pending = node[p].pending + ((does(k) & WAITS) -> 1 : 0);
    taken = true;
    recordTaken(p, k)
}

inline withTeardown(n) {
    node[n].teardown = GIVEN;
    node[n].teardownSet = true;
    record[n].hasTeardown = true;
    run Thread(TEARDOWN, n, NONE)
}

/* A function that its thread has not begun yet. */
inline withFunction(n) {
    node[n].functionOpen = true;
    node[n].pending++;
    record[n].inFunction = true;
    run Thread(FUNCTION, n, NONE)
}

inline thatIsStarted(n) {
    node[n].armed = true;
    functionStarted[n] = true
}

inline callbackOn(c, n, closing, other) {
    callback[c].source = n;
    callback[c].forClosing = closing;
    callback[c].closes = other
}

inline calls(c, n, k) {
    unfinished++;
    run Thread(c, n, k)
}
