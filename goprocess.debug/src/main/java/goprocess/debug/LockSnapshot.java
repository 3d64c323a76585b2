package goprocess.debug;

import goprocess.debug.graph.LockLook;
import goprocess.debug.render.Words;

import java.util.Optional;

/**
 * What a thread waited for when the graph was captured.
 *
 * @param name the class of the lock, with its identity if the JVM reports it
 * @param owner the name of the thread that holds it. The JVM reports it for platform threads only
 */
public record LockSnapshot(String name, Optional<String> owner) {
    /** On one line, whatever the names of the class and of the owner contain. */
    @Override
    public String toString() {
        return Words.oneLine(name)
                + owner.map(thread -> ", held by \"" + Words.oneLine(thread) + "\"").orElse("");
    }

    static LockSnapshot of(LockLook look) {
        return new LockSnapshot(look.name(), Optional.ofNullable(look.owner()));
    }
}
