package goprocess.examples;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** A JVM with everything that this one has, whatever path it has it on, as a class path. */
public final class ChildJvm {
    private ChildJvm() {}

    /** The command that runs a main class. */
    public static List<String> command(Class<?> main, String... arguments) {
        String path =
                Stream.of("jdk.module.path", "java.class.path")
                        .map(System::getProperty)
                        .filter(Objects::nonNull)
                        .reduce((modules, classes) -> modules + File.pathSeparator + classes)
                        .orElseThrow();
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-cp", path, main.getName()));
        command.addAll(List.of(arguments));
        return command;
    }
}
