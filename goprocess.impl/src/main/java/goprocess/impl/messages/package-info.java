/**
 * What the library says: names, failures and durations as text, and the log that is written on a
 * thread nobody waits for. It knows nothing of processes.
 */
@NullMarked
package goprocess.impl.messages;

import org.jspecify.annotations.NullMarked;
