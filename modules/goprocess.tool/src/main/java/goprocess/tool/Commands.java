package goprocess.tool;

import picocli.AutoComplete;
import picocli.CommandLine;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The commands, in the order in which the help lists them. */
final class Commands {
    private static final Map<String, Class<?>> ALL = new LinkedHashMap<>();

    static {
        ALL.put("list", ListCommand.class);
        ALL.put("why", WhyCommand.class);
        ALL.put("tree", TreeCommand.class);
        ALL.put("dump", DumpCommand.class);
        ALL.put("watch", WatchCommand.class);
        ALL.put("serve", ServeCommand.class);
        ALL.put("record", RecordCommand.class);
        ALL.put("plan", PlanCommand.class);
        ALL.put("shutdown", ShutdownCommand.class);
        ALL.put("closes", ClosesCommand.class);
        ALL.put("budget", BudgetCommand.class);
        ALL.put("diff", DiffCommand.class);
        ALL.put("doctor", DoctorCommand.class);
        ALL.put("generate-completion", AutoComplete.GenerateCompletion.class);
        ALL.put("generate-man", ManCommand.class);
        ALL.put("help", CommandLine.HelpCommand.class);
    }

    /** The commands that describe all the others, and so need them loaded. */
    private static final List<String> TELL_OF_ALL =
            List.of("generate-completion", "generate-man", "help");

    private Commands() {}

    /**
     * Adds the requested command, or all of them if it is not clear which one that is. Reflection
     * on all of them takes longer than asking a JVM.
     */
    static void addTo(CommandLine line, String... arguments) {
        String first = arguments.length == 0 ? "" : arguments[0];
        Class<?> asked = TELL_OF_ALL.contains(first) ? null : ALL.get(first);
        if (asked == null) {
            ALL.forEach(line::addSubcommand);
        } else {
            line.addSubcommand(first, asked);
        }
    }
}
