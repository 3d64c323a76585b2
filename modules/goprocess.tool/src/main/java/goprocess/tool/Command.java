package goprocess.tool;

import picocli.CommandLine;
import picocli.CommandLine.Option;

import java.io.PrintWriter;
import java.util.concurrent.Callable;

/** The base of all commands. */
@CommandLine.Command(mixinStandardHelpOptions = true)
abstract class Command implements Callable<Integer> {
    private final PrintWriter out = AsciiWriter.to(System.out);

    @Option(names = "--json", description = "The answer as JSON.")
    boolean json;

    /** The stream to which the answer is written. */
    PrintWriter out() {
        return out;
    }

    /** Writes an object as one line. */
    void printJson(Object value) {
        out.println(Graph.JSON.writeValueAsString(value));
        out.flush();
    }

    static int status(boolean held) {
        return (held ? Failure.Kind.HELD : Failure.Kind.NONE).status();
    }
}
