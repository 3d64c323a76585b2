/* The words of the model. */
#define NONE 0
#define BIT(n) (1 << (n))

/* Phases. */
#define RUNNING 0
#define CLOSING 1
#define ENDING 2
#define CLOSED 3

/* What a link does. */
#define CLOSES 1
#define WAITS 2
#define FAILS 4
#define CHILD 3

/* Node.teardown. */
#define GIVEN 1
#define TAKEN 2

/* What a function or a teardown threw. */
#define BY_FUNCTION 1
#define BY_TEARDOWN 2

#define THERE_ALREADY 255
#define MANY 255


/* A link is a number: up to N it is a node, and the link to it from its first parent. */
#define X(k) (N + (k))
#define target(k) ((k) <= N -> (k) : extra[(k) - N].target)
#define source(k) ((k) <= N -> node[k].from : extra[(k) - N].source)
#define does(k) ((k) <= N -> CHILD : extra[(k) - N].does)

/* What a thread does. */
#define CLOSE           1  /* close() */
#define CLOSE_ASYNC     2  /* closeAsync(); a signal and a shutdown hook do the same */
#define WISH            3  /* closeAfterChildren() */
#define ADD             4  /* addChild or waitFor: the link says which */
#define ADD_NO_WAIT     5  /* addChildNoWait */
#define SET_TEARDOWN    6  /* setTeardown */
#define ON_RAISED       7  /* closing().onRaised, closed().onRaised */
#define CANCEL          8  /* Registration.cancel */
#define OPEN            9  /* a builder's open or go, and the short ways to it */
#define FUNCTION       10  /* FunctionProcess.run */
#define TEARDOWN       11  /* TeardownRun.run */
