package goprocess.tool;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

import java.util.Objects;
import java.util.concurrent.Callable;

/** Writes the manual page, generated from the descriptions of the commands. */
@Command(
        name = "generate-man",
        mixinStandardHelpOptions = true,
        description = "Writes the manual page of goprocess and all its commands.",
        footer = {"", "Example:", "  goprocess generate-man | man -l -"})
final class ManCommand implements Callable<Integer> {
    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        CommandSpec self = Objects.requireNonNull(spec, "not run by a command line");
        self.commandLine().getOut().print(ManPage.of(self.root()));
        self.commandLine().getOut().flush();
        return 0;
    }
}
