package goprocess.tool;

import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.io.PrintWriter;
import java.util.Objects;
import java.util.concurrent.Callable;

/** What all commands have. */
@CommandLine.Command(mixinStandardHelpOptions = true)
abstract class Command implements Callable<Integer> {
    @Spec private @org.jspecify.annotations.Nullable CommandSpec spec;

    @Option(names = "--json", description = "The answer as JSON.")
    boolean json;

    /** Where the answer goes. */
    PrintWriter out() {
        return Objects.requireNonNull(spec, "not run by a command line").commandLine().getOut();
    }

    /** Writes an object as one line. */
    void printJson(Object value) {
        out().println(Graph.JSON.writeValueAsString(value));
        out().flush();
    }

    static int status(boolean held) {
        return (held ? Failure.Kind.HELD : Failure.Kind.NONE).status();
    }
}
