package goprocess.faults;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Where things are. */
final class Project {
    private static final Path ROOT = Path.of("../../..").toAbsolutePath().normalize();

    /** Of these a test of the core must see nothing. */
    private static final String ABOVE_THE_CORE =
            ".*goprocess\\.(debug|ratelimit|queue|periodic|verification|interleavings)[^/]*/target/.*";

    private Project() {}

    static Path file(Path fromRoot) {
        return ROOT.resolve(fromRoot);
    }

    /** Whoever has the module, and what is below it, has these. */
    static String classPath(Path module) {
        boolean isCore = isCore(module);
        return String.join(
                File.pathSeparator,
                Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                        .filter(entry -> !(isCore && entry.matches(ABOVE_THE_CORE)))
                        .toList());
    }

    /** The same without the module itself. */
    static String classPathWithout(Path module) {
        Path built = file(module).resolve("target");
        return String.join(
                File.pathSeparator,
                Arrays.stream(classPath(module).split(File.pathSeparator))
                        .filter(entry -> !Path.of(entry).startsWith(built))
                        .toList());
    }

    /**
     * The tests of the module; of the core, all that there are. Interleavings stand alone: they
     * silence the log.
     */
    static List<Path> tests(Fault fault) {
        List<Path> places = new ArrayList<>();
        if (fault.test().startsWith("goprocess.interleavings.")) {
            places.add(home(fault).resolve("target/classes"));
            places.add(home(fault).resolve("target/test-classes"));
        } else {
            places.add(file(fault.module()).resolve("target/test-classes"));
            if (isCore(fault.module())) {
                places.add(file(Path.of("goprocess.impl/target/test-classes")));
                places.add(file(Path.of("modules/goprocess.verification/target/test-classes")));
            }
        }
        places.add(Path.of("target/test-classes").toAbsolutePath());
        if (fault.test().startsWith(WithoutMemoryToNotify.class.getName())) {
            places.add(Path.of("src/test/listener").toAbsolutePath());
        }
        return places.stream().filter(Files::isDirectory).distinct().toList();
    }

    /** Where the tests are started, as their own build does. */
    static Path home(Fault fault) {
        String test = fault.test();
        if (test.startsWith("goprocess.faults.")) {
            return file(Path.of("modules/goprocess.verification/faults"));
        }
        if (!isCore(fault.module())) {
            return file(fault.module());
        }
        if (test.startsWith("goprocess.interleavings.")) {
            return file(Path.of("modules/goprocess.verification/interleavings"));
        }
        return test.startsWith("goprocess.verification.")
                ? file(Path.of("modules/goprocess.verification"))
                : file(fault.module());
    }

    /** The source of a class of tests. */
    static Path sourceOf(Fault fault) {
        return home(fault)
                .resolve("src/test/java/" + fault.testClass().replace('.', '/') + ".java");
    }

    private static boolean isCore(Path module) {
        return module.equals(Path.of("goprocess.api")) || module.equals(Path.of("goprocess.impl"));
    }
}
