/**
 * Processes: units of work with a lifecycle, closed in the order of the graph they form.
 *
 * <p>Start at {@link goprocess.api.GoProcesses}. It has the functions of Go's {@code goprocess}
 * package, and {@link goprocess.api.GoProcesses#named named}, the Java way to set more than one
 * thing about a new process. The methods of an open process are in {@link goprocess.api.GoProcess}.
 *
 * {@snippet :
 * GoProcess app = GoProcesses.application("shop").open();
 * GoProcess db = GoProcesses.named("db").parent(app).teardown(pool::close).open();
 * GoProcess http = GoProcesses.named("http").parent(db).teardown(server::stop).open();
 * }
 *
 * <p>A process that uses another one is its child. Here the server stops first, and then the pool
 * is closed.
 *
 * <h2>Memory consistency</h2>
 *
 * <p>What a thread did before it opened a process, linked it, set its teardown or closed it
 * <em>happens before</em> its function and its teardown. What the function and the teardown did
 * happens before the teardown of everything that waited for the process, and before the return of
 * every method that reports it as closed: {@link goprocess.api.Signal#isRaised isRaised}, {@link
 * goprocess.api.GoProcess#state state}, a callback, a future, {@link goprocess.api.GoProcess#err
 * err}, {@link goprocess.api.GoProcess#close() close}.
 */
@NullMarked
package goprocess.api;

import org.jspecify.annotations.NullMarked;
