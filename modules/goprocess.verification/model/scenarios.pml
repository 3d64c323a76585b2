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
/* 1 > 2, 3, 4, which close by themselves while 1 begins to close them. */
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
/* Callbacks come and go while 1 closes; the first closes 2, and the last closes 3 when 2 is closed. */
#define N 3
#define EXTRA 0
#define WIDTH 1
#define CALLBACKS 3
inline scenario() {
    callbackOn(1, 1, ON_CLOSING, 2);
    callbackOn(2, 1, ON_CLOSING, NONE);
    callbackOn(3, 2, ON_CLOSED, 3);
    withTeardown(1);
    calls(ON_RAISED, 1, 1);
    calls(CLOSE, 1, NONE);
#ifdef LONG
    calls(ON_RAISED, 1, 2);
    calls(ON_RAISED, 2, 3);
#else
    thatIsListed(2);
    thatIsListed(3);
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

#elif defined(USED)
/*
 * 1 > 2. The function of 1 goes on until all else has closed. When 1 closes a callback waits for that,
 * too, and another comes then, and closes 3.
 */
#define N 3
#define EXTRA 0
#define WIDTH 1
#define CALLBACKS 2
#define USED_FUNCTIONS BIT(1)
#define PATIENT_CALLBACKS BIT(1)
inline scenario() {
    firstParent(1, 2);
    callbackOn(1, 1, ON_CLOSING, NONE);
    callbackOn(2, 1, ON_CHILDREN_CLOSED, 3);
    withFunction(1);
    thatIsStarted(1);
    withTeardown(1);
    calls(ON_RAISED, 1, 1);
#ifdef LONG
    calls(ON_RAISED, 1, 2);
    calls(CANCEL, 1, 2);
#else
    thatIsListed(2);
#endif
    calls(CLOSE_ASYNC, 1, NONE)
}

#elif defined(CHILDREN_WISHED)
/* 1 is to close after its children: 2, and 3, which becomes one. When they have closed a callback runs. */
#define N 3
#define EXTRA 1
#define WIDTH 2
#define CALLBACKS 1
inline scenario() {
    firstParent(1, 2);
    later(1, 1, 3, CHILD);
    callbackOn(1, 1, ON_CHILDREN_CLOSED, 3);
    withTeardown(1);
    calls(WISH, 1, NONE);
    calls(ADD, 1, X(1));
    calls(ON_RAISED, 1, 1);
    calls(CLOSE_ASYNC, 2, NONE)
#ifdef LONG
    ;
    calls(CLOSE_ASYNC, 1, NONE)
#endif
}

#elif defined(HANDED_ON)
/* 3 > 2 > 1. The function of 1 may fail, then 2 fails, then 3; all are closed meanwhile. */
#define N 3
#define EXTRA 2
#define WIDTH 2
#define FAILING_FUNCTIONS BIT(1)
#define FAILING_TEARDOWNS BIT(2)
inline scenario() {
    firstParent(3, 2);
    firstParent(2, 1);
    linked(1, 1, 2, FAILS);
    linked(2, 2, 3, FAILS);
    withFunction(1);
    thatIsStarted(1);
    withTeardown(2);
    calls(CLOSE_ASYNC, 3, NONE);
#ifdef LONG
    calls(CLOSE, 2, NONE)
#endif
}

#elif defined(HANDED_ROUND)
/* The failure of each of three closes the next. The first fails; the second is closed, and waits for the third. */
#define N 3
#define EXTRA 4
#define WIDTH 2
#ifdef LONG
#define FAILING_FUNCTIONS (BIT(1) | BIT(2))
#else
#define FAILING_FUNCTIONS BIT(1)
#endif
inline scenario() {
    linked(1, 1, 2, FAILS);
    linked(2, 2, 3, FAILS);
    linked(3, 3, 1, FAILS);
    linked(4, 2, 3, WAITS);
    withFunction(1);
    thatIsStarted(1);
#ifdef LONG
    withFunction(2);
    thatIsStarted(2);
    calls(CLOSE_ASYNC, 3, NONE);
#endif
    calls(CLOSE_ASYNC, 2, NONE)
}

#elif defined(HANDED_TWICE)
/* Two that fail hand it on to a third, which closes. */
#define N 3
#define EXTRA 2
#define WIDTH 2
#define FAILING_FUNCTIONS (BIT(1) | BIT(2))
inline scenario() {
    linked(1, 1, 3, FAILS);
    linked(2, 2, 3, FAILS);
    withFunction(1);
    thatIsStarted(1);
    withFunction(2);
    thatIsStarted(2);
    withTeardown(3);
    calls(CLOSE, 3, NONE)
}

#elif defined(GIVEN_UP)
/* 1 > 2. The function and the teardown of 2 end by themselves or never, and are given up; then 1 fails. */
#define N 2
#define EXTRA 1
#define WIDTH 1
#ifdef LONG
#define FAILING_FUNCTIONS BIT(2)
#define FAILING_TEARDOWNS BIT(2)
#endif
#define STUCK_FUNCTIONS BIT(2)
#define STUCK_TEARDOWNS BIT(2)
inline scenario() {
    firstParent(1, 2);
    linked(1, 2, 1, FAILS);
    withFunction(2);
    thatIsStarted(2);
    withTeardown(2);
    abandonAfter(2);
    calls(CLOSE_ASYNC, 1, NONE)
#ifdef LONG
    ;
    calls(CLOSE, 2, NONE)
#endif
}

#elif defined(ABANDONED)
/* 1 > 2, which is abandoned while its function and a callback run. Then 1 fails. */
#define N 2
#define EXTRA 1
#define WIDTH 1
#define CALLBACKS 1
inline scenario() {
    firstParent(1, 2);
    linked(1, 2, 1, FAILS);
    callbackOn(1, 2, ON_CLOSING, NONE);
    thatIsListed(1);
    withFunction(2);
    thatIsStarted(2);
    calls(CLOSE_ASYNC, 1, NONE);
#ifdef LONG
    calls(ABANDON, 2, NONE);
#endif
    calls(ABANDON, 2, NONE)
}

#elif defined(STUCK)
/* 1 has two callbacks; the first may never return, and is given up once it runs. */
#define N 1
#define EXTRA 0
#define WIDTH 1
#define CALLBACKS 3
#define STUCK_CALLBACKS BIT(1)
inline scenario() {
    callbackOn(1, 1, ON_CLOSING, NONE);
    callbackOn(2, 1, ON_CHILDREN_CLOSED, NONE);
    callbackOn(3, 1, ON_CLOSING, NONE);
    withTeardown(1);
    run Thread(CALLBACK_TIME, 1, 1);
    calls(ON_RAISED, 1, 1);
    calls(CLOSE_ASYNC, 1, NONE);
#ifdef LONG
    calls(CANCEL, 1, 3);
    calls(ON_RAISED, 1, 2);
#else
    thatIsListed(2);
#endif
    thatIsListed(3)
}

#elif defined(CUT)
/* 1 > 2, which waits for 3, which somebody closes while another cuts that wait. */
#define N 3
#define EXTRA 1
#define WIDTH 1
inline scenario() {
    firstParent(1, 2);
    linked(1, 2, 3, WAITS);
    withTeardown(2);
    calls(CLOSE_ASYNC, 1, NONE);
    calls(CLOSE_ASYNC, 3, NONE);
#ifdef LONG
    withTeardown(1);
    withTeardown(3);
    calls(ABANDON, 2, X(1));
#endif
    calls(ABANDON, 2, X(1))
}

#elif defined(CUT_ROUND)
/* 1 > 2, which waits for 1 and for 3, which nobody closes; 1 waits for background. All that is cut. */
#define N 3
#define EXTRA 2
#define WIDTH 2
inline scenario() {
    firstParent(1, 2);
    linked(1, 2, 1, WAITS);
    linked(2, 2, 3, WAITS);
    forBackground(1);
    withTeardown(1);
    calls(CLOSE_ASYNC, 1, NONE);
#ifdef LONG
    withTeardown(2);
    calls(CLOSE, 2, NONE);
#endif
    calls(ABANDON, 1, NONE);
    calls(ABANDON, 2, X(1));
    calls(ABANDON, 2, X(2))
}

#elif defined(CUT_WISHED)
/* 1, which waits for 2, which is to close after 3, which nobody closes; somebody closes 2 all the same. */
#define N 3
#define EXTRA 2
#define WIDTH 1
inline scenario() {
    linked(1, 1, 2, WAITS);
    linked(2, 2, 3, CHILD);
    node[2].wish = true;
    withTeardown(3);
    calls(CLOSE_ASYNC, 1, NONE);
    calls(CLOSE_ASYNC, 2, NONE);
#ifdef LONG
    withTeardown(2);
    calls(ABANDON, 1, X(2));
#endif
    calls(ABANDON, 1, X(2))
}

#elif defined(FAILED_OUTSIDE)
/* 1 > 2, which fails from outside while it closes; then 1 fails. */
#define N 2
#define EXTRA 1
#define WIDTH 1
inline scenario() {
    firstParent(1, 2);
    linked(1, 2, 1, FAILS);
    withTeardown(1);
    calls(CLOSE_ASYNC, 1, NONE);
#ifdef LONG
    withTeardown(2);
    calls(FAIL, 2, NONE);
#endif
    calls(FAIL, 2, NONE)
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
#ifndef USED_FUNCTIONS
#define USED_FUNCTIONS 0
#endif
#ifndef STUCK_FUNCTIONS
#define STUCK_FUNCTIONS 0
#endif
#ifndef STUCK_TEARDOWNS
#define STUCK_TEARDOWNS 0
#endif
#ifndef STUCK_CALLBACKS
#define STUCK_CALLBACKS 0
#endif
#ifndef PATIENT_CALLBACKS
#define PATIENT_CALLBACKS 0
#endif
#ifndef CLOSING_AFTER_CHILDREN
#define CLOSING_AFTER_CHILDREN 0
#endif
#define THREADS 14
