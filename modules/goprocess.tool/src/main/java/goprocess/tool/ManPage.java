package goprocess.tool;

import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The manual page in the language of {@code man}: see groff_man(7). */
final class ManPage {
    private final StringBuilder roff = new StringBuilder();

    private ManPage() {}

    static String of(CommandSpec root) {
        ManPage page = new ManPage();
        String name = root.name();
        String title = name.toUpperCase(Locale.ROOT);
        page.line(".TH " + title + " 1 \"\" \"" + root.version()[0] + "\" \"User Commands\"");
        page.line(".SH NAME");
        page.text(name + " - " + root.usageMessage().description()[0]);
        page.line(".SH SYNOPSIS");
        page.line(".B " + name).text("COMMAND [OPTION]... [ARGUMENT]...");
        page.line(".SH OPTIONS");
        root.options().forEach(page::argument);
        page.line(".SH COMMANDS");
        root.subcommands().values().forEach(command -> page.command(command.getCommandSpec()));
        page.line(".SH EXIT STATUS");
        root.usageMessage().exitCodeList().forEach((code, meaning) -> page.item(code, meaning));
        page.examples(root.usageMessage());
        page.line(".SH SEE ALSO").line(".BR jcmd (1), jfr (1)");
        return page.roff.toString();
    }

    private void command(CommandSpec command) {
        String synopsis = command.commandLine().getHelp().synopsis(0);
        line(".SS " + escaped(synopsis.strip().replaceAll("\\s+", " ")));
        for (String description : command.usageMessage().description()) {
            text(plain(description));
            line(".PP");
        }
        command.positionalParameters().forEach(this::argument);
        command.options().stream().filter(option -> !isEverywhere(option)).forEach(this::argument);
        examples(command.usageMessage());
    }

    /** The options of the root command are described once. */
    private static boolean isEverywhere(OptionSpec option) {
        return option.inherited() || option.usageHelp() || option.versionHelp();
    }

    private void argument(ArgSpec argument) {
        String names =
                argument instanceof OptionSpec option
                        ? String.join(", ", option.names()) + value(option)
                        : argument.paramLabel();
        item(names, String.join(" ", argument.description()));
    }

    private static String value(OptionSpec option) {
        return option.arity().max() == 0 ? "" : " " + option.paramLabel();
    }

    private void item(String name, String text) {
        line(".TP").line(".B " + escaped(name)).text(plain(text));
    }

    private void examples(UsageMessageSpec usage) {
        List<String> footer = Arrays.stream(usage.footer()).map(ManPage::plain).toList();
        if (footer.stream().noneMatch(line -> !line.isBlank())) {
            return;
        }
        line(".PP").line(".EX");
        footer.stream().dropWhile(String::isBlank).forEach(this::text);
        line(".EE");
    }

    private static String plain(String marked) {
        return Ansi.OFF.string(marked);
    }

    private void text(String text) {
        line((text.startsWith(".") || text.startsWith("'") ? "\\&" : "") + escaped(text));
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\e").replace("-", "\\-");
    }

    private ManPage line(String line) {
        roff.append(line).append('\n');
        return this;
    }
}
