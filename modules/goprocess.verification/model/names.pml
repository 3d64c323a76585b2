/* The words of the model. */
#define NONE 0
#define BIT(n) (1 << (n))

/* Phases. */
#define RUNNING 0
#define CLOSING 1
#define ENDING 2
#define CLOSED 3

/* Moments. */
#define ON_CLOSING 1
#define ON_CHILDREN_CLOSED 2
#define ON_CLOSED 3

/* What a link does. */
#define CLOSES 1
#define WAITS 2
#define FAILS 4
#define CHILD 3

/* Node.teardown: somebody runs it once it is TAKEN, until it is ENDED or given up. */
#define GIVEN 1
#define TAKEN 2
#define ENDED 3

/*
 * What has failed of a process itself. Those handed on to it are known by the process they are of: all
 * that a process fails with is suppressed in what it has failed with first.
 */
#define BY_FUNCTION 1
#define BY_TEARDOWN 2
#define FUNCTION_GIVEN_UP 4
#define TEARDOWN_GIVEN_UP 8
#define CALLBACK_GIVEN_UP 16
#define BY_ABANDON 32
#define BY_FAIL 64

#define THERE_ALREADY 255
#define MANY 255

/* A link is a number: up to N it is a node, and the link to it from its first parent. */
#define X(k) (N + (k))
#define target(k) ((k) <= N -> (k) : extra[(k) - N].target)
#define source(k) ((k) <= N -> node[k].from : extra[(k) - N].source)
#define does(k) ((k) <= N -> CHILD : extra[(k) - N].does)

/* What a thread does. */
#define CLOSE            1  /* close() */
#define CLOSE_ASYNC      2  /* closeAsync(); a signal and a shutdown hook do the same */
#define WISH             3  /* closeAfterChildren() */
#define ADD              4  /* addChild or waitFor: the link says which */
#define ADD_NO_WAIT      5  /* addChildNoWait */
#define SET_TEARDOWN     6  /* setTeardown */
#define ON_RAISED        7  /* onRaised of a signal */
#define CANCEL           8  /* Callback.cancel */
#define OPEN             9  /* a builder's open or go, and the short ways to it */
#define ABANDON         10  /* abandon(), of what holds one node and then of one link */
#define FAIL            11  /* OwnedNode.fail, which is of no part of its process */
#define FUNCTION        12  /* its thread */
#define TEARDOWN        13  /* its thread, where nobody runs it in place */
#define CALLBACKS_ROW   14  /* the thread of a row of callbacks */
#define FUNCTION_TIME   15  /* the time of a function is over: abandonAfter */
#define TEARDOWN_TIME   16  /* the same of a teardown */
#define CALLBACK_TIME   17  /* somebody gives up the rows that a callback holds up */

/* What comes after a failure was handed on. */
#define FUNCTION_ENDS    1
#define TEARDOWN_ENDS    2
#define GATE_OPENS       3
#define HOLD_ENDS        4
