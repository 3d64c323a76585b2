/*
 * The close protocol of goprocess.impl, for the model checker Spin. See docs/specification.md.
 *
 *   spin -a -DDIAMOND protocol.pml && gcc -O1 -DSAFETY -o pan pan.c && ./pan
 *   spin -a -DDIAMOND -DFAULT=NOT_REVISITED protocol.pml    a fault is put in, and has to be found
 *   spin -t -p -DDIAMOND -DFAULT=NOT_REVISITED protocol.pml    how it came about
 */
#include "faults.pml"
#include "names.pml"
#include "scenarios.pml"
#include "node.pml"
#include "promises.pml"
#include "callbacks.pml"
#include "transitions.pml"
#include "failures.pml"
#include "calls.pml"
#include "links.pml"
#include "thread.pml"
#include "graph.pml"

/*
 * `timeout` is true where no thread can take a step. Then nothing may be due. In the end everything
 * is asked to close, and does.
 */
init {
    bool taken;
    byte n;

    atomic { scenario() };
    timeout;
    d_step { ensureNothingIsDueAnywhere() };
    n = 1;
    do
    :: n <= N ->
        atomic { calls(CLOSE_ASYNC, n, NONE) };
        timeout;
        d_step { ensureNothingIsDueAnywhere() };
        n++
    :: else -> d_step { ensureAllIsClosed() }; break
    od
}
