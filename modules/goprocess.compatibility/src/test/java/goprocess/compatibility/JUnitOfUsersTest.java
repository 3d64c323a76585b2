package goprocess.compatibility;

import static org.junit.jupiter.api.Assertions.assertEquals;

import goprocess.fixtures.ChildJvm;
import goprocess.fixtures.JvmCommand;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** goprocess.testing finds the same leaks with every JUnit, registered by hand or everywhere. */
class JUnitOfUsersTest {
    private static final String MODULES =
            "goprocess.testing,goprocess.impl,org.junit.platform.launcher,org.junit.jupiter.engine";

    /** A JUnit, on which path all is, and how the extension is registered. */
    record Setup(String junit, boolean modules, boolean everywhere) {}

    static Stream<Setup> setups() {
        File[] junits = new File(System.getProperty("basedir"), "target/junit").listFiles();
        assertEquals(3, junits.length);
        return Arrays.stream(junits)
                .flatMap(
                        junit ->
                                Stream.of(true, false)
                                        .flatMap(
                                                modules ->
                                                        Stream.of(true, false)
                                                                .map(
                                                                        everywhere ->
                                                                                new Setup(
                                                                                        junit
                                                                                                .getName(),
                                                                                        modules,
                                                                                        everywhere))));
    }

    @ParameterizedTest
    @MethodSource("setups")
    void eachLeakIsToldOnceAndOfTheRightOne(Setup setup) throws Exception {
        List<String> written;
        try (ChildJvm jvm = ChildJvm.start(command(setup))) {
            written = jvm.allLines();
        }

        String told = setup.everywhere ? "" : "Told";
        assertEquals(
                Stream.of(
                                "failed: goprocess.compatibility.JUnitRun$" + told + "Static",
                                "failed: leavesOne()",
                                "failed: leavesOneToTheCommonPool()")
                        .sorted()
                        .toList(),
                written.stream().filter(line -> line.startsWith("failed: ")).sorted().toList(),
                () -> String.join("\n", written));
        assertEquals(1, count(written, "static #"));
        assertEquals(1, count(written, "left #"));
        assertEquals(1, count(written, "pooled #"));
    }

    private static long count(List<String> lines, String beginning) {
        return lines.stream().filter(line -> line.startsWith(beginning)).count();
    }

    private static List<String> command(Setup setup) {
        Path junit = Path.of(System.getProperty("basedir"), "target/junit", setup.junit);
        String library =
                Stream.of(JvmCommand.classPath(JUnitRun.class).split(File.pathSeparator))
                        .filter(
                                entry ->
                                        entry.matches(
                                                ".*(goprocess\\.[a-z]+/target/classes|goprocess\\.(api|impl|debug|testing)-[^/]*\\.jar|jackson-[^/]*\\.jar)"))
                        .collect(Collectors.joining(File.pathSeparator));
        String tests = Path.of(System.getProperty("basedir"), "target/test-classes").toString();
        String junits =
                Arrays.stream(junit.toFile().list())
                        .map(jar -> junit.resolve(jar).toString())
                        .collect(Collectors.joining(File.pathSeparator));
        List<String> options = new ArrayList<>(ChildJvm.SMALL);
        if (setup.modules) {
            options.addAll(List.of("-p", library + File.pathSeparator + junits));
            options.addAll(List.of("--add-modules", MODULES, "-cp", tests));
        } else {
            options.addAll(List.of("-cp", String.join(File.pathSeparator, tests, library, junits)));
        }
        return JvmCommand.withPath(
                options, JUnitRun.class, setup.everywhere ? "everywhere" : "by hand");
    }
}
