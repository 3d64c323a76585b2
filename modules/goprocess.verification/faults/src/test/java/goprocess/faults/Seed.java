package goprocess.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/** Puts a fault into a copy of its source, and compiles that. */
final class Seed {
    private final Fault fault;
    private final boolean isPutIn;

    private Seed(Fault fault, boolean isPutIn) {
        this.fault = fault;
        this.isPutIn = isPutIn;
    }

    /** With the fault. */
    static Seed of(Fault fault) {
        return new Seed(fault, true);
    }

    /** With the circumstances of a fault only: it shows nothing if that is noticed, too. */
    static Seed ofCircumstances(Fault fault) {
        return new Seed(fault, false);
    }

    /** The source with all that is put in. */
    String changed() throws IOException {
        Map<String, String> changes = new LinkedHashMap<>(fault.circumstances());
        if (isPutIn) {
            changes.putAll(fault.changes());
        }
        String source = Files.readString(Project.file(fault.source()));
        for (Map.Entry<String, String> change : changes.entrySet()) {
            source = changed(source, pattern(change.getKey()), change.getValue());
        }
        return source;
    }

    private String changed(String source, Pattern text, String instead) {
        Matcher there = text.matcher(source);
        if (!there.find()) {
            throw new AssertionError(
                    "The text of the fault \"%s\" is not in %s any more: find its new place"
                            .formatted(fault, fault.source()));
        }
        String changed =
                source.substring(0, there.start()) + instead + source.substring(there.end());
        if (there.find()) {
            throw new AssertionError(
                    "The text of the fault \"%s\" is more than once in %s: make it longer"
                            .formatted(fault, fault.source()));
        }
        return changed;
    }

    /** White space is what the formatter makes of it. */
    private static Pattern pattern(String text) {
        return Pattern.compile(
                Arrays.stream(text.strip().split("\\s+"))
                        .map(Pattern::quote)
                        .collect(Collectors.joining("\\s+")));
    }

    /**
     * Makes a copy of the module with the fault in it. It is whole, and takes the place of the
     * module: tests that start a JVM give it the folder that the classes of the library are from.
     *
     * @param classPath of the library without the fault
     * @return the folder of its classes
     */
    Path compileInto(Path folder, String classPath) throws IOException {
        Path sources = folder.resolve("sources");
        Path copy = sources.resolve(fault.source().getFileName());
        Path classes = folder.resolve("classes");
        Files.createDirectories(sources);
        copy(Project.file(fault.module()).resolve("target/classes"), classes);
        Files.writeString(copy, changed());
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        int failed =
                compiler.run(
                        null,
                        System.out,
                        System.out,
                        "-proc:none",
                        "-nowarn",
                        "-d",
                        classes.toString(),
                        "-cp",
                        classPath,
                        copy.toString());
        if (failed != 0) {
            throw new AssertionError("\"%s\" does not compile: see above".formatted(fault));
        }
        return classes;
    }

    /** Without the descriptor: it goes on the class path. */
    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (file.endsWith("module-info.class")) {
                    continue;
                }
                Path target = to.resolve(from.relativize(file));
                Files.createDirectories(target.getParent());
                Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }
}
