/*
 * Small graphs, and who calls what at the same time. One is chosen by -DNAME; -DLONG adds a thread
 * to most. Teardowns and functions take what time they like; patient functions return only when
 * closing has begun, and failing ones throw, or do not.
 */
#if defined(CHAIN)
/* 1 > 2 > 3 > 4, closed from two sides. */
#define N 4
#define EXTRA 0
#define WIDTH 1
inline scenario() {
    firstParent(1, 2);
    firstParent(2, 3);
    firstParent(3, 4);
#ifdef LONG
    withTeardown(1);
    withTeardown(3);
    calls(CLOSE, 1, NONE);
    calls(CLOSE_ASYNC, 2, NONE);
    calls(CLOSE, 3, NONE)
#else
    withTeardown(2);
    withTeardown(4);
    calls(CLOSE_ASYNC, 1, NONE);
    calls(CLOSE, 2, NONE)
#endif
}

#elif defined(DIAMOND)
/* 1 > 2, 1 > 3, both > 4. */
#define N 4
#define EXTRA 1
#define WIDTH 2
inline scenario() {
    firstParent(1, 2);
    firstParent(1, 3);
    firstParent(2, 4);
    linked(1, 3, 4, CHILD);
    withTeardown(1);
#ifdef LONG
    withTeardown(4);
    calls(CLOSE, 4, NONE);
#else
    withTeardown(2);
    withTeardown(3);
#endif
    calls(CLOSE, 1, NONE);
    calls(CLOSE_ASYNC, 3, NONE)
}

#elif defined(CROWD)
/* 1 > 2, 3, 4, which close by themselves while 1 tells them. */
#define N 4
#define EXTRA 0
#define WIDTH 3
inline scenario() {
    firstParent(1, 2);
    firstParent(1, 3);
    firstParent(1, 4);
    calls(CLOSE, 1, NONE);
    calls(CLOSE_ASYNC, 2, NONE);
    calls(CLOSE_ASYNC, 3, NONE);
#ifdef LONG
    calls(CLOSE_ASYNC, 4, NONE)
#endif
}

#elif defined(DEPENDENCY)
/* 1 waits for 2 and does not close it; 1 closes 3 and does not wait for it; 3 > 4. */
#define N 4
#define EXTRA 2
#define WIDTH 2
inline scenario() {
    linked(1, 1, 2, WAITS);
    linked(2, 1, 3, CLOSES);
    firstParent(3, 4);
    withTeardown(1);
    withTeardown(2);
    withTeardown(4);
    calls(CLOSE, 1, NONE);
    calls(CLOSE, 2, NONE);
#ifdef LONG
    calls(CLOSE_ASYNC, 4, NONE)
#endif
}

#elif defined(CYCLE)
/* 1 > 2 > 3, and 3 closes 1 and does not wait for it. */
#define N 3
#define EXTRA 1
#define WIDTH 1
inline scenario() {
    firstParent(1, 2);
    firstParent(2, 3);
    linked(1, 3, 1, CLOSES);
    withTeardown(2);
    calls(CLOSE_ASYNC, 1, NONE);
#ifdef LONG
    calls(CLOSE_ASYNC, 2, NONE);
#endif
    calls(CLOSE, 3, NONE)
}

#elif defined(LINKING)
/* 1 > 3, 2 > 3. 2 becomes a child of 1 too, while both close. */
#define N 3
#define EXTRA 2
#define WIDTH 2
inline scenario() {
    firstParent(1, 3);
    linked(1, 2, 3, CHILD);
    later(2, 1, 2, CHILD);
#ifdef LONG
    withTeardown(1);
#endif
    withTeardown(3);
    calls(ADD, 1, X(2));
    calls(CLOSE, 1, NONE);
    calls(CLOSE_ASYNC, 2, NONE)
}

#elif defined(REFILLED)
/* 1 > 2, 3. 4 becomes a child of 1 too, in the place of 2 if that is gone, while 1 closes. */
#define N 4
#define EXTRA 1
#define WIDTH 3
inline scenario() {
    firstParent(1, 2);
    firstParent(1, 3);
    later(1, 1, 4, CHILD);
    withTeardown(1);
    calls(CLOSE_ASYNC, 2, NONE);
    calls(ADD, 1, X(1));
    calls(CLOSE, 1, NONE)
#ifdef LONG
    ;
    calls(CLOSE_ASYNC, 3, NONE)
#endif
}

#elif defined(LINKED_TWICE)
/* Two threads make the same link, and a third closes its source. */
#define N 2
#define EXTRA 2
#define WIDTH 2
inline scenario() {
    later(1, 1, 2, CHILD);
    later(2, 1, 2, CHILD);
    withTeardown(1);
    withTeardown(2);
    calls(ADD, 1, X(1));
    calls(ADD, 1, X(2));
    calls(CLOSE, 1, NONE);
#ifdef LONG
    calls(CLOSE, 2, NONE)
#endif
}

#elif defined(LINKED_UNWAITED)
/* 2 is to close when 1 does, whatever 1 is at; 2 itself waits for 3. */
#define N 3
#define EXTRA 2
#define WIDTH 1
inline scenario() {
    later(1, 1, 2, CLOSES);
    linked(2, 2, 3, WAITS);
    withTeardown(1);
    withTeardown(2);
    calls(ADD_NO_WAIT, 1, X(1));
    calls(CLOSE, 1, NONE);
#ifdef LONG
    calls(CLOSE_ASYNC, 3, NONE);
#endif
    calls(CLOSE, 2, NONE)
}

#elif defined(WISHED)
/* 1 > 2, and 1 is to close after its children, of which 3 becomes one. */
#define N 3
#define EXTRA 1
#define WIDTH 2
inline scenario() {
    firstParent(1, 2);
    later(1, 1, 3, CHILD);
    withTeardown(1);
    calls(WISH, 1, NONE);
    calls(ADD, 1, X(1));
    calls(CLOSE_ASYNC, 2, NONE);
    calls(CLOSE, 3, NONE);
#ifdef LONG
    calls(CLOSE, 1, NONE)
#endif
}

#elif defined(WISHED_TWICE)
/* 1 > 2, which closes; meanwhile 1 is closed, and twice asked to close after its children. */
#define N 2
#define EXTRA 0
#define WIDTH 1
inline scenario() {
    firstParent(1, 2);
    withTeardown(1);
    calls(WISH, 1, NONE);
    calls(WISH, 1, NONE);
    calls(CLOSE_ASYNC, 2, NONE);
#ifdef LONG
    calls(CLOSE, 1, NONE)
#endif
}

#elif defined(FUNCTIONS)
/* 1 > 2, 1 > 3, all with functions; 2 closes after its children, and 3 is one of them. */
#define N 3
#define EXTRA 1
#define WIDTH 2
#define PATIENT_FUNCTIONS BIT(1)
#define FAILING_FUNCTIONS BIT(2)
#define CLOSING_AFTER_CHILDREN BIT(2)
inline scenario() {
    firstParent(1, 2);
    firstParent(1, 3);
    linked(1, 2, 3, CHILD);
    withFunction(1);
    thatIsStarted(1);
    withFunction(2);
    thatIsStarted(2);
    withFunction(3);
    thatIsStarted(3);
#ifdef LONG
    withTeardown(2);
#endif
    calls(CLOSE, 1, NONE)
}

#elif defined(FAILURES)
/* 1 > 2; the function of 2 may fail, and its teardown too, and then 1 closes, and 3. */
#define N 3
#define EXTRA 2
#define WIDTH 3
#define FAILING_FUNCTIONS BIT(2)
#define FAILING_TEARDOWNS BIT(2)
inline scenario() {
    firstParent(1, 2);
    linked(1, 2, 1, FAILS);
    linked(2, 2, 3, FAILS);
    withFunction(2);
    thatIsStarted(2);
    withTeardown(2);
    calls(CLOSE, 2, NONE);
    calls(CLOSE_ASYNC, 3, NONE);
#ifdef LONG
    calls(CLOSE, 1, NONE)
#endif
}

#elif defined(SETTING)
/* Two give a teardown, and two close. */
#define N 2
#define EXTRA 0
#define WIDTH 1
inline scenario() {
    firstParent(1, 2);
    run Thread(TEARDOWN, 1, NONE);
    calls(SET_TEARDOWN, 1, NONE);
    calls(SET_TEARDOWN, 1, NONE);
    calls(CLOSE, 1, NONE);
    calls(CLOSE, 1, NONE);
#ifdef LONG
    calls(CLOSE, 2, NONE)
#endif
}

#elif defined(CALLED_BACK)
/* Callbacks come and go while 1 closes; the first closes 2, and when 2 is closed 3 shall be. */
#define N 3
#define EXTRA 0
#define WIDTH 1
#define CALLBACKS 3
inline scenario() {
    callbackOn(1, 1, true, 2);
    callbackOn(2, 1, true, NONE);
    callbackOn(3, 2, false, 3);
    withTeardown(1);
    calls(ON_RAISED, 1, 1);
    calls(ON_RAISED, 1, 2);
    calls(CLOSE, 1, NONE);
    calls(ON_RAISED, 2, 3);
#ifdef LONG
    calls(CANCEL, 2, 3);
#endif
    calls(CANCEL, 1, 2)
}

#elif defined(GO)
/* 2 is opened with a function under 1, which closes; or the thread of the function cannot be had. */
#define N 2
#define EXTRA 0
#define WIDTH 1
#define OPENED_UNDER 1
#define OPENED_PARENTS 0
#define OPENED_LINKS 0
#ifndef THREADS_MAY_LACK
#define THREADS_MAY_LACK
#endif
inline scenario() {
    withFunction(2);
    withTeardown(1);
    withTeardown(2);
    calls(OPEN, 2, NONE);
    calls(CLOSE, 1, NONE);
#ifdef LONG
    calls(CLOSE_ASYNC, 1, NONE)
#endif
}

#elif defined(BUILT)
/* 3 is opened under 1 and 2, and waits for 4, while they close. */
#define N 4
#define EXTRA 2
#define WIDTH 1
#define OPENED_UNDER 1
#define OPENED_PARENTS 1
#define OPENED_LINKS 2
inline scenario() {
    later(1, 2, 3, CHILD);
    later(2, 3, 4, WAITS);
    node[3].pending = (FAULT != BUILT_UNHELD);
    record[3].waitsFor = BIT(4);        /* which no refusal excuses, but that of a parent */
    withTeardown(3);
    calls(OPEN, 3, NONE);
    calls(CLOSE, 1, NONE);
    calls(CLOSE_ASYNC, 2, NONE);
#ifdef LONG
    calls(CLOSE_ASYNC, 4, NONE)
#endif
}
#else
#error "Choose a scenario: -DDIAMOND, for instance."
#endif

#ifndef CALLBACKS
#define CALLBACKS 1
#endif
#ifndef LISTENING
#define LISTENING 0
#endif
#ifndef PATIENT_FUNCTIONS
#define PATIENT_FUNCTIONS 0
#endif
#ifndef FAILING_FUNCTIONS
#define FAILING_FUNCTIONS 0
#endif
#ifndef FAILING_TEARDOWNS
#define FAILING_TEARDOWNS 0
#endif
#ifndef CLOSING_AFTER_CHILDREN
#define CLOSING_AFTER_CHILDREN 0
#endif
#define THREADS 9
