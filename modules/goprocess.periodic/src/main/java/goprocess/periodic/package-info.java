/**
 * Calls a function repeatedly, each time in a child process of the schedule.
 *
 * {@snippet :
 * Schedule report = Periodic.every(app, Duration.ofMinutes(1), call -> writeReport());
 *
 * Schedule heartbeat =
 *         Periodic.named("heartbeat")
 *                 .parent(app)
 *                 .stopOnFailure()
 *                 .tick(Duration.ofSeconds(1), call -> beat());
 * }
 *
 * @see goprocess.periodic.Periodic
 */
@NullMarked
package goprocess.periodic;

import org.jspecify.annotations.NullMarked;
