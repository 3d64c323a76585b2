package goprocess.tool;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

import java.io.BufferedReader;
import java.io.IOException;

/** Shows the processes of a JVM as they change. */
@Command(
        name = "watch",
        description = {
            "Shows the processes of a JVM as they change; without a terminal, as a log.",
            "Keys: up and down choose a process, Enter shows its stack, / filters by name, s shows"
                    + " only what is stuck, space folds the chosen one, f folds all by one level"
                    + " more, u unfolds, a sorts by age, w shows the diagnosis, Esc goes back, q"
                    + " quits."
        },
        footer = {"", "Example:", "  goprocess watch 4711"})
final class WatchCommand extends goprocess.tool.Command {
    @Parameters(index = "0", paramLabel = "PID", description = "The process id of the JVM.")
    private long pid;

    @Override
    public Integer call() throws IOException {
        Target target = Target.of(pid);
        if (Terminals.isOutput() && !json) {
            new Screen(target).run();
            return 0;
        }
        try (SocketAnswer answer = target.ask("follow");
                BufferedReader lines = answer.lines()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (json) {
                    out().println(line);
                } else {
                    String event = Event.words(line);
                    if (!event.isEmpty()) {
                        out().println(event);
                    }
                }
                out().flush();
            }
        }
        return 0;
    }
}
