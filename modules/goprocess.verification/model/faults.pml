/*
 * Faults that can be put into the protocol, one at a time, by -DFAULT=NAME. The checker has to find
 * each: what it would not find in here, it would not find in the code either.
 */
#define NO_FAULT 0
#ifndef FAULT
#define FAULT NO_FAULT
#endif

/* Whoever finds the count at zero ends the node, though that was begun already. */
#define ENDED_TWICE 1
/* setTeardown does not look whether the teardown's time has passed. */
#define TEARDOWN_KEPT_TOO_LATE 2
/* A process that its parent refused keeps its teardown. */
#define REFUSED_BUT_TORN_DOWN 3
/* A link is entered under one hold of the lock, and counted under another. */
#define COUNTED_LATER 4
/* A builder does not hold its process open while it makes links. */
#define BUILT_UNHELD 5
/* The last child moves to the place of one that is gone, while a cascade goes through them from the first on. */
#define LAST_ONE_MOVED 6
/* Nobody goes below a node that another cascade closes. */
#define NOT_REVISITED 7
/* A cascade opens the gate of a node before all below it has begun to close. */
#define GATE_BEFORE_THE_REST 8
/* addChild does not look whether the parent closes already. */
#define LATE_CHILD_UNTOLD 9
/* A node may close before all its children have begun to close. */
#define NO_GATE 10
/* closeAfterChildren does not look whether the count is zero already. */
#define WISH_UNSETTLED 11
/* A thread looks at the state, registers, and parks. */
#define LOOKED_TOO_EARLY 12
/* The failure of a function is kept under a later hold of the lock than its end. */
#define FAILURE_KEPT_LATER 13
/* The failure of a teardown is handed on to nobody. */
#define FAILURE_UNTOLD 14
/* A callback that comes while the node closes holds nothing up. */
#define CALLBACK_UNGATED 15
/* A callback that is cancelled leaves its gate in the count of those to come. */
#define CANCELLED_BUT_COUNTED 16
/* A link that its source dropped before it was listed is listed all the same. */
#define DROPPED_BUT_LISTED 17
/* A listener is notified of a link while its ends may close. */
#define LINKED_UNGATED 18
/* Both the thread that cannot be started and the caller end a function. */
#define ENDED_THOUGH_STARTED 19
/* The children count as closed only when the function has ended, too. */
#define CHILDREN_AFTER_FUNCTION 20
/* The children count as closed only when callbacks have returned, too. */
#define CHILDREN_AFTER_CALLBACKS 21
/* The children count as closed while one is still open. */
#define CHILDREN_BUT_ONE 22
/* The beginning of a close forgets that the children have closed. */
#define CHILDREN_FORGOTTEN 23
/* What gives a function up does not look whether it has ended. */
#define FUNCTION_ENDED_TWICE 24
/* What gives a teardown up does not look whether it has ended. */
#define CONCLUDED_TWICE 25
/* What gives callbacks up does not look whether they have returned. */
#define GATE_OPENED_TWICE 26
/* A function that is given up opens the count first, and fails then. */
#define GIVEN_UP_BUT_UNSAID 27
/* A failure takes the place of one that came between the look and the write. */
#define FAILURE_OVERWRITTEN 28
/* A process takes failures though it is closed. */
#define TAKEN_THOUGH_CLOSED 29
/* A process hands on what it knows already. */
#define TAKEN_TWICE 30
/* What takes a failure does not hand it on. */
#define CHAIN_BROKEN 31
/* A process closes and leaves it to others to hand on what was handed to it. */
#define CLOSED_WITHOUT_A_WORD 32
/* A process closes and leaves it to others to hand on what it has failed with itself. */
#define CLOSED_WITHOUT_ITS_OWN 33
/* A link is cut at its source only. */
#define CUT_BY_HALF 34
/* abandon() does not keep its process open until that has failed with the names of all. */
#define ABANDONED_UNHELD 35
/* A link to a running process is cut though what closes its source is about to close that. */
#define CUT_LOOSE 36

#define GATES_WAIT (FAULT != GATE_BEFORE_THE_REST || !visited)
