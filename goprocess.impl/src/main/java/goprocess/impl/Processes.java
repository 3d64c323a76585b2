package goprocess.impl;

import goprocess.api.ForwardingProcess;
import goprocess.api.GoProcess;
import goprocess.api.RefusedException;
import goprocess.impl.messages.Given;
import goprocess.impl.protocol.Node;

/** Checks and unwraps the processes that users pass to the library. */
final class Processes {
    private Processes() {}

    /**
     * The node of a process that was given by a user.
     *
     * @param role what it is for
     * @param asked whose method was called with it
     */
    static StandardProcess node(GoProcess process, String role, Object asked) {
        GoProcess inner = Given.notNull(process, role, asked);
        while (inner instanceof ForwardingProcess forwarding) {
            inner = forwarding.delegate();
        }
        if (inner instanceof StandardProcess node) {
            return node;
        }
        throw new IllegalArgumentException(
                ("The %s is a %s, which is not a process of the library: extend ForwardingProcess"
                                + " to make a type of your own")
                        .formatted(role, inner.getClass().getName()));
    }

    static void ensureName(String name) {
        if (Given.notNull(name, "name", "A new process").isBlank()) {
            throw new IllegalArgumentException(
                    "The name of a process must not be blank: give one that tells its role");
        }
    }

    /** The exception for a process that can no longer be linked. */
    static RefusedException refusal(Node source, String what) {
        return new RefusedException(
                ("%s cannot %s: its teardown has begun or it is closed. Do it before the process"
                                + " closes, or use one that is open")
                        .formatted(source, what),
                source);
    }
}
