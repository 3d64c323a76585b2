package goprocess.tool;

import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

import java.io.PrintWriter;

/** The command line. */
@Command(
        name = "goprocess",
        description = "Asks a running JVM for its processes, or reads a recording of them.",
        mixinStandardHelpOptions = true,
        version = "goprocess 1.0.0",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            ListCommand.class,
            WhyCommand.class,
            TreeCommand.class,
            DumpCommand.class,
            WatchCommand.class,
            ServeCommand.class,
            RecordCommand.class,
            PlanCommand.class,
            ShutdownCommand.class,
            ClosesCommand.class,
            BudgetCommand.class,
            DiffCommand.class,
            DoctorCommand.class,
            AutoComplete.GenerateCompletion.class,
            CommandLine.HelpCommand.class
        },
        footer = {
            "",
            "Examples:",
            "  goprocess list                    which JVMs can be asked",
            "  goprocess why 4711                what holds their close, with thread and line",
            "  goprocess tree 4711 --stuck       only what stands in its way",
            "  goprocess plan 4711               in which order it would close now",
            "  goprocess shutdown app.jfr        how long a shutdown took, and what for",
            "",
            "From a checkout also: `demo` (a service closes in the right order), `bench` and"
                    + " `jdk`.",
            "",
            "Exit status: 0 all well; 1 something is held; 2 usage; 3 no such process; 4 another"
                    + " user's;",
            "5 not a JVM; 6 without goprocess.debug or without an open process; 7 no answer in"
                    + " time;",
            "8 an answer that is incomplete."
        })
public final class Main implements Runnable {
    /** When there are colours. */
    enum Colors {
        always,
        never,
        auto
    }

    @Option(
            names = "--color",
            paramLabel = "WHEN",
            description = "always, never, or auto: on a terminal, unless NO_COLOR is set.",
            scope = ScopeType.INHERIT)
    private Colors color = Colors.auto;

    @CommandLine.Spec private CommandLine.Model.@org.jspecify.annotations.Nullable CommandSpec spec;

    private Main() {}

    /**
     * Runs a command and exits with its status.
     *
     * @param arguments of the command line
     */
    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    static int run(String... arguments) {
        Main main = new Main();
        CommandLine line = new CommandLine(main);
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setExecutionStrategy(
                parsed -> {
                    Ansi ansi = main.ansi();
                    line.setColorScheme(CommandLine.Help.defaultColorScheme(ansi));
                    Style.use(ansi.enabled());
                    return new CommandLine.RunLast().execute(parsed);
                });
        line.setParameterExceptionHandler(
                (e, given) -> {
                    String command = e.getCommandLine().getCommandSpec().qualifiedName();
                    e.getCommandLine()
                            .getErr()
                            .println(
                                    "goprocess: "
                                            + Text.oneLine(String.valueOf(e.getMessage()))
                                            + ": `"
                                            + command
                                            + " --help` says how.");
                    return Failure.Kind.USAGE.status();
                });
        line.setExecutionExceptionHandler(
                (e, command, parsed) -> {
                    PrintWriter err = command.getErr();
                    if (e instanceof Failure failure) {
                        err.println("goprocess: " + failure.getMessage());
                        return failure.status();
                    }
                    throw e;
                });
        return line.execute(arguments);
    }

    private Ansi ansi() {
        return switch (color) {
            case always -> Ansi.ON;
            case never -> Ansi.OFF;
            case auto -> {
                boolean plain =
                        System.getenv("NO_COLOR") != null
                                || !Terminals.isOutput()
                                || "dumb".equals(System.getenv("TERM"));
                yield plain ? Ansi.OFF : Ansi.ON;
            }
        };
    }

    @Override
    public void run() {
        if (spec != null) {
            throw new CommandLine.ParameterException(spec.commandLine(), "Which command?");
        }
    }
}
