package goprocess.tool;

import goprocess.tool.Failure.Kind;
import goprocess.viewer.PageServer;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

import java.io.BufferedReader;
import java.io.IOException;

/** Serves the page of a JVM as it changes. */
@Command(
        name = "serve",
        description = {
            "Serves the page of a JVM on the loopback address, and keeps it up to date until the"
                    + " JVM ends or Ctrl-C.",
            "The address contains a random token, and a request without it gets no answer. Nothing"
                    + " in the JVM can be changed through the page."
        },
        footer = {
            "",
            "Examples:",
            "  goprocess serve 4711",
            "  ssh -L 8080:127.0.0.1:PORT HOST     to see it from another machine"
        })
final class ServeCommand extends goprocess.tool.Command {
    @Parameters(index = "0", paramLabel = "PID", description = "The process id of the JVM.")
    private long pid;

    @Override
    public Integer call() {
        Target target = Target.of(pid);
        try (SocketAnswer answer = target.ask("follow");
                BufferedReader events = answer.lines();
                PageServer server = PageServer.start(new SocketSource(target))) {
            tell(server.address().toString());
            untilItEnds(events);
            server.finish();
            return 0;
        } catch (IOException e) {
            throw new Failure(
                    Kind.NO_ANSWER,
                    "No port of the loopback address is available (" + e.getMessage() + ").",
                    e);
        }
    }

    private void tell(String address) {
        if (json) {
            printJson(Graph.JSON.createObjectNode().put("pid", pid).put("address", address));
        } else {
            out().println("Open " + address);
            out().println(Style.FAINT.of("It ends with process " + pid + ", or by Ctrl-C."));
            out().flush();
        }
    }

    /**
     * Waits for the end of the JVM. The server follows the transitions once for each page; this
     * connection notices the end even if no page is open.
     */
    private static void untilItEnds(BufferedReader events) {
        try {
            String line = events.readLine();
            while (line != null) {
                line = events.readLine();
            }
        } catch (IOException e) {
            // Its JVM is gone.
        }
    }
}
