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
/* The last child moves to the place of one that is gone, while they are told from the first on. */
#define LAST_ONE_MOVED 6
/* Nobody goes below a node that another turn closes. */
#define NOT_JOINED 7
/* A turn opens the gate of a node before all below it was told. */
#define GATE_BEFORE_THE_REST 8
/* addChild does not look whether the parent closes already. */
#define LATE_CHILD_UNTOLD 9
/* A node may close while its children are being told. */
#define NO_GATE 10
/* closeAfterChildren does not look whether the count is zero already. */
#define WISH_UNSETTLED 11
/* A thread looks at the state, registers, and parks. */
#define LOOKED_TOO_EARLY 12
/* The failure of a function is kept under another hold of the lock than its end. */
#define FAILURE_KEPT_LATER 13
/* The failure of a teardown closes nobody. */
#define FAILURE_UNTOLD 14
/* A callback that comes while the node closes holds nothing up. */
#define CALLBACK_UNGATED 15
/* A callback that is cancelled leaves its gate in the count of those to come. */
#define CANCELLED_BUT_COUNTED 16
/* A link that its source dropped before it was listed is listed all the same. */
#define DROPPED_BUT_LISTED 17
/* A listener is told of a link while its ends may close. */
#define LINKED_UNGATED 18
/* Both the thread that cannot be started and the caller end a function. */
#define ENDED_THOUGH_STARTED 19

#define GATES_WAIT (FAULT != GATE_BEFORE_THE_REST || !told)
