package goprocess.recipes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goprocess.fixtures.ChildJvm;
import goprocess.fixtures.JvmCommand;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Supplier;

/** A service in a JVM of its own that gets a TERM while it works. */
final class Term {
    /** So many orders are accepted, and most of them not stored yet, when the signal comes. */
    private static final int ENOUGH = 300;

    private static final int OF_TERM = 128 + 15;
    private static final List<String> OPTIONS = options();

    private Term() {}

    private static List<String> options() {
        List<String> options = new ArrayList<>(ChildJvm.SMALL);
        options.add("-Xmx256m");
        // Netty's own way round the garbage collector, of which the JVM warns.
        options.add("-Dio.netty.noUnsafe=true");
        return options;
    }

    /** Runs a service under load, and counts. */
    static Count under(
            Class<?> service,
            String place,
            int port,
            Supplier<Orderer> client,
            Callable<? extends Collection<String>> stored)
            throws Exception {
        try (ChildJvm jvm = start(service, place, Integer.toString(port))) {
            jvm.awaitLine("ready");
            Load load = Load.start(ENOUGH, client);
            jvm.signal("TERM");
            load.goOn();
            List<String> said = jvm.allLines();
            int status = jvm.exitCode();
            Set<String> accepted = load.end();
            Count count = new Count(service.getSimpleName(), status, accepted, stored.call(), said);
            System.out.println(count);
            return count;
        }
    }

    static ChildJvm start(Class<?> service, String... args) throws Exception {
        return ChildJvm.start(JvmCommand.of(OPTIONS, service, args));
    }

    /** What came of it. */
    record Count(
            String service,
            int status,
            Set<String> accepted,
            Collection<String> stored,
            List<String> said) {
        Set<String> lost() {
            Set<String> lost = new HashSet<>(accepted);
            lost.removeAll(new HashSet<>(stored));
            return lost;
        }

        void assertNothingIsLost() {
            assertTrue(accepted.size() >= ENOUGH, () -> this + ": " + said);
            assertEquals(Set.of(), lost(), () -> this + ": " + said);
            assertEquals(OF_TERM, status, () -> this + ": " + said);
        }

        @Override
        public String toString() {
            return "%s: %,d orders accepted, %,d lost, status %d"
                    .formatted(service, accepted.size(), lost().size(), status);
        }
    }
}
