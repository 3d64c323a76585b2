package goprocess.tool;

import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The command line. */
@CommandLine.Command(
        name = "goprocess",
        description = "Asks a running JVM for its processes, or reads a recording of them.",
        mixinStandardHelpOptions = true,
        version = "goprocess 1.0.0",
        synopsisSubcommandLabel = "COMMAND",
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {
            "0:all well",
            "1:something holds a close; the budget is missed; shutdown hooks run",
            "2:usage",
            "3:no such process",
            "4:another user's process",
            "5:not a JVM",
            "6:a JVM without goprocess.debug, or without an open process",
            "7:no answer in time",
            "8:an answer that is incomplete"
        },
        footer = {
            "",
            "Examples:",
            "  goprocess list                    which JVMs can be asked",
            "  goprocess why 4711                what holds their close, with thread and line",
            "  goprocess tree 4711 --stuck       only what holds the close",
            "  goprocess serve 4711              its graph, live in a browser",
            "  goprocess plan 4711               in which order it would close now",
            "  goprocess shutdown app.jfr        how long a shutdown took, and why",
            "",
            "From a checkout also: `demo` (a service closes in the right order), `bench` and"
                    + " `jdk`."
        })
public final class Main implements Runnable {
    @Option(
            names = "--color",
            paramLabel = "WHEN",
            description = "always, never, or auto: on a terminal, unless NO_COLOR is set.",
            scope = ScopeType.INHERIT)
    private Style.Use color = Style.Use.auto;

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
        Command plain = PlainCall.of(arguments);
        if (plain == null) {
            return runParsed(arguments);
        }
        Style.use(Style.Use.auto);
        return PlainCall.run(plain);
    }

    private static int runParsed(String... arguments) {
        Main main = new Main();
        CommandLine line = new CommandLine(main);
        Commands.addTo(line, arguments);
        line.registerConverter(long.class, Main::processId);
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setExecutionStrategy(
                parsed -> {
                    Style.use(main.color);
                    Ansi ansi = Style.areUsed() ? Ansi.ON : Ansi.OFF;
                    line.setColorScheme(CommandLine.Help.defaultColorScheme(ansi));
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
                (e, command, parsed) ->
                        (e instanceof Failure failure ? failure : Failure.unexpected(e)).tell());
        return line.execute(arguments);
    }

    private static long processId(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new CommandLine.TypeConversionException(
                    "'" + text + "' is no process id, see `goprocess list`");
        }
    }

    @Override
    public void run() {
        if (spec != null) {
            throw new CommandLine.ParameterException(spec.commandLine(), "Which command?");
        }
    }
}
