package goprocess.debug.graph;

import org.jspecify.annotations.Nullable;

/**
 * What a thread waits for, as the JVM reports it.
 *
 * @param name the class of the lock and its identity, or the class alone
 * @param owner the name of the thread that holds it; null where the JVM does not report it
 * @param ownerTid the number of that thread; 0 where the JVM does not report it
 */
public record LockLook(String name, @Nullable String owner, long ownerTid) {}
