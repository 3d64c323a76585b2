package goprocess.verification.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The model of the close protocol (docs/specification.md) keeps every promise in every state that
 * it can come to, and a model with a fault does not. The short form is part of {@code .ci/proofs},
 * once, since no path of Java matters here; the long form has more threads in each scenario:
 *
 * <pre>mvn -B -Plong verify -pl modules/goprocess.verification -am -Dtest=ProtocolTest
 * -Dsurefire.failIfNoSpecifiedTests=false</pre>
 */
@EnabledIfSystemProperty(named = "goprocess.verification.path", matches = "module")
class ProtocolTest {
    static final boolean LONG = "LONG".equals(System.getProperty("goprocess.depth"));
    private static final String LISTENED = "-DLISTENING=1";
    private static final String THREADS_LACK = "-DTHREADS_MAY_LACK";

    private static ExecutorService searches;

    @BeforeAll
    static void prepare() {
        Tool.ensureInstalled();
        searches = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
    }

    @AfterAll
    static void end() {
        if (searches != null) {
            searches.shutdownNow();
        }
    }

    @TestFactory
    Stream<DynamicTest> everyPromiseIsKept() {
        List<DynamicTest> tests = new ArrayList<>();
        for (Scenario scenario : Scenario.values()) {
            tests.add(kept(scenario, Search.of(scenario)));
            if (scenario.isSmall() || LONG) {
                tests.add(kept(scenario, Search.of(scenario, LISTENED)));
            }
            if (scenario == Scenario.CHAIN || scenario == Scenario.FAILURES || LONG) {
                tests.add(kept(scenario, Search.of(scenario, THREADS_LACK)));
            }
            if (LONG) {
                tests.add(kept(scenario, Search.of(scenario, "-DLONG")));
            }
        }
        return tests.stream();
    }

    private static DynamicTest kept(Scenario scenario, Search search) {
        return test(
                search,
                (found, states) -> {
                    System.out.println(search + ": " + states + ", every promise is kept");
                    assertEquals(0, found.errors(), found.output());
                    assertTrue(found.complete(), found.output());
                    assertTrue(found.states() >= scenario.floor, found.output());
                });
    }

    @TestFactory
    Stream<DynamicTest> noScheduleIsWithoutEnd() {
        return Arrays.stream(Scenario.values())
                .filter(scenario -> LONG || scenario.floor <= 50_000)
                .map(scenario -> kept(scenario, Search.ofEndlessSchedules(scenario)));
    }

    @TestFactory
    Stream<DynamicTest> everyFaultIsFound() {
        return Arrays.stream(Fault.values()).map(ProtocolTest::found);
    }

    private static DynamicTest found(Fault fault) {
        String option = "-DFAULT=" + fault;
        Search search =
                fault.broken == Promise.EVENTS
                        ? Search.of(fault.scenario, option, LISTENED)
                        : Search.of(fault.scenario, option);
        return test(
                search,
                (found, states) -> {
                    System.out.println(
                            search + ": " + states + " until it breaks " + found.broken());
                    assertEquals(fault.broken.name(), found.broken(), found.output());
                });
    }

    /** Searches of one factory run at the same time, and their tests wait for them. */
    private static DynamicTest test(Search search, BiConsumer<Search.Found, String> check) {
        Future<Search.Found> result = searches.submit(search::run);
        return dynamicTest(
                search.toString(),
                () -> {
                    Search.Found found = result.get();
                    check.accept(found, String.format("%,d states", found.states()));
                });
    }

    @Test
    void nothingInTheModelIsLeftOut() throws IOException {
        assertEquals(names(Scenario.values()), names("scenarios.pml", "defined\\(([A-Z_]+)\\)"));
        assertEquals(names(Fault.values()), names("faults.pml", "#define ([A-Z_]+) [1-9]"));
        assertEquals(
                names(Promise.values()),
                names("promises.pml", "(?<=hidden byte |, )([A-Z][A-Z_]+)(?=[,;])"));
    }

    private static List<String> names(Enum<?>[] constants) {
        return Arrays.stream(constants).map(Enum::name).sorted().toList();
    }

    private static List<String> names(String file, String pattern) throws IOException {
        return Pattern.compile(pattern)
                .matcher(Files.readString(Path.of("model", file)))
                .results()
                .map(found -> found.group(1))
                .sorted()
                .toList();
    }
}
