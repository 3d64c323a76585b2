package goprocess.tool;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

import java.util.List;
import java.util.Locale;

/** A dry run of a shutdown. */
@Command(
        name = "plan",
        description =
                "Shows in which order the processes of a JVM would close now, in waves. It closes"
                        + " nothing.",
        footer = {"", "Example:", "  goprocess plan 4711"})
final class PlanCommand extends goprocess.tool.Command {
    @Parameters(index = "0", paramLabel = "PID", description = "The process id of the JVM.")
    private long pid;

    @Override
    public Integer call() {
        Plan plan = Plan.of(Target.of(pid).graph());
        if (json) {
            printJson(
                    Graph.JSON
                            .createObjectNode()
                            .put("pid", pid)
                            .putPOJO("waves", plan.waves())
                            .putPOJO("never", plan.never()));
        } else {
            List<List<Graph.Node>> waves = plan.waves();
            for (int i = 0; i < waves.size(); i++) {
                out().println(
                                String.format(Locale.ROOT, "%3d. ", i + 1)
                                        + Plan.names(waves.get(i)));
            }
            if (!plan.never().isEmpty()) {
                out().println(
                                Style.HELD.of(
                                        "Never, because they wait in a cycle, or for one: "
                                                + Plan.names(plan.never())));
            }
            out().flush();
        }
        return status(!plan.never().isEmpty());
    }
}
