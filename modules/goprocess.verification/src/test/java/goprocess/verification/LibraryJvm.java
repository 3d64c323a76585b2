package goprocess.verification;

import static java.util.stream.Collectors.joining;

import goprocess.fixtures.ChildJvm;
import goprocess.fixtures.JvmCommand;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Other JVMs, with the library on the path that these tests have it on. */
final class LibraryJvm {
    private LibraryJvm() {}

    /** Starts a main class. */
    static ChildJvm start(Class<?> main, String... args) throws IOException {
        return start(List.of(), List.of(), main, args);
    }

    /** As {@link #start(Class, String...)}, with nothing compiled. */
    static ChildJvm startInterpreted(Class<?> main, String... args) throws IOException {
        return start(List.of("-Xint"), List.of(), main, args);
    }

    /** As {@link #start(Class, String...)}, with more options, and more on the class path. */
    static ChildJvm start(List<String> more, List<Path> classPath, Class<?> main, String... args)
            throws IOException {
        return ChildJvm.start(command(more, classPath, main, args));
    }

    /** As {@link #start(Class, String...)}, started by the command {@code env} with an option. */
    static ChildJvm startByEnv(String option, Class<?> main, String... args) throws IOException {
        List<String> command = new ArrayList<>(List.of("/usr/bin/env", option));
        command.addAll(
                command(List.of(), List.of(), main, args).stream()
                        .dropWhile(word -> !word.endsWith("java"))
                        .toList());
        return ChildJvm.start(command);
    }

    private static List<String> command(
            List<String> more, List<Path> classPath, Class<?> main, String... args) {
        List<String> options = new ArrayList<>(ChildJvm.SMALL);
        options.add("-Xmx64m");
        options.addAll(more);
        List<Path> classes = new ArrayList<>(classPath);
        classes.add(LibraryPath.TESTS);
        if (LibraryPath.ofModules()) {
            String library = LibraryPath.API + File.pathSeparator + LibraryPath.IMPLEMENTATION;
            options.addAll(List.of("-p", library, "--add-modules", "goprocess.impl"));
        } else {
            classes.addAll(List.of(LibraryPath.API, LibraryPath.IMPLEMENTATION));
        }
        options.add("-cp");
        options.add(classes.stream().map(Path::toString).collect(joining(File.pathSeparator)));
        return JvmCommand.withPath(options, main, args);
    }
}
