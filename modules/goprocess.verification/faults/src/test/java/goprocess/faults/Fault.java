package goprocess.faults;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A fault: texts that stand in a source once each, and what is put in their places.
 *
 * @param what is wrong with it, in words
 * @param source the file, from the root of the project
 * @param circumstances what is put in beside the fault, and into what it is compared with; by the
 *     text, and white space in that is any white space
 * @param changes the fault, likewise
 * @param test the class of the tests that should notice, or one of its methods behind a #
 * @param properties system properties for these
 */
record Fault(
        String what,
        Path source,
        Map<String, String> circumstances,
        Map<String, String> changes,
        String test,
        Map<String, String> properties) {

    /** All of them, in the order in which the table has them. */
    static List<Fault> all() {
        List<Fault> all = new ArrayList<>();
        all.addAll(ProtocolFaults.ALL);
        all.addAll(RunningFaults.ALL);
        all.addAll(FrontFaults.ALL);
        all.addAll(GuardFaults.ALL);
        all.addAll(DebugFaults.ALL);
        all.addAll(CompanionFaults.ALL);
        return all;
    }

    static Fault of(String what, Path source, String text, String instead, String test) {
        return new Fault(what, source, Map.of(), Map.of(text, instead), test, Map.of());
    }

    /** A second change in the same source. */
    Fault alsoPut(String text, String instead) {
        return new Fault(
                what, source, circumstances, plus(changes, text, instead), test, properties);
    }

    /** What is there with the fault and without it. */
    Fault where(String text, String instead) {
        return new Fault(
                what, source, plus(circumstances, text, instead), changes, test, properties);
    }

    Fault with(String property, String value) {
        return new Fault(
                what, source, circumstances, changes, test, plus(properties, property, value));
    }

    private static Map<String, String> plus(Map<String, String> map, String key, String value) {
        Map<String, String> more = new LinkedHashMap<>(map);
        more.put(key, value);
        return Collections.unmodifiableMap(more);
    }

    /** The class of its tests. */
    String testClass() {
        return test.replaceAll("#.*", "");
    }

    /** The module that the source is of. */
    Path module() {
        for (int names = 1; names < source.getNameCount(); names++) {
            if (source.getName(names).toString().equals("src")) {
                return source.subpath(0, names);
            }
        }
        throw new IllegalStateException("%s is in no module".formatted(source));
    }

    @Override
    public String toString() {
        return what;
    }
}
