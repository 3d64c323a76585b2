package goprocess.verification.model;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A search of the model checker: through every state that a scenario can come to.
 *
 * @param options what is defined for the model, as {@code -DNAME}
 * @param endless whether it looks for schedules that go round without end, instead of for states in
 *     which a promise is broken
 */
record Search(List<String> options, boolean endless) {
    private static final Path MODEL = Path.of("model", "protocol.pml").toAbsolutePath();

    /**
     * The longest schedule, and the logarithm of the size of the table of states. Most searches
     * take less time than the memory for more.
     */
    private static final List<String> SIZES =
            ProtocolTest.LONG ? List.of("-m1000000", "-w24") : List.of("-m100000", "-w20");

    /** What the model checker says if it has not visited all states. */
    private static final List<String> INCOMPLETE =
            List.of("Search not completed", "max search depth too small", "out of memory");

    private static final Pattern STATES = Pattern.compile("(?m)^ *(\\d+) states, stored");
    private static final Pattern ERRORS = Pattern.compile("errors: (\\d+)");
    private static final Pattern BROKEN =
            Pattern.compile("assertion violated [( !]*([A-Z_]+)\\|\\|");

    static Search of(Scenario scenario, String... options) {
        return new Search(with(scenario, options), false);
    }

    static Search ofEndlessSchedules(Scenario scenario, String... options) {
        return new Search(with(scenario, options), true);
    }

    private static List<String> with(Scenario scenario, String... options) {
        List<String> all = new ArrayList<>(List.of("-D" + scenario));
        all.addAll(List.of(options));
        return List.copyOf(all);
    }

    /**
     * What a search has found.
     *
     * @param states how many it visited
     * @param complete whether these are all that there are
     * @param errors how many errors it found; it ends with the first
     * @param broken the name in front of the assertion that failed, or nothing
     * @param output of the model checker
     */
    record Found(long states, boolean complete, long errors, String broken, String output) {}

    /** Runs it, in a folder of its own, where an error leaves its trail. */
    Found run() throws IOException, InterruptedException {
        String name = toString().replace("-D", "").replaceAll("[^A-Za-z0-9_]+", "-");
        Path folder = Path.of("target", "model", name);
        Files.createDirectories(folder);
        List<String> generate = new ArrayList<>(List.of("spin", "-a"));
        generate.addAll(options);
        generate.add(MODEL.toString());
        Tool.run(folder, generate);
        List<String> compile = new ArrayList<>(Tool.compiler(ProtocolTest.LONG));
        compile.add(endless ? "-DNP" : "-DSAFETY");
        compile.addAll(List.of("-DCOLLAPSE", "-DVECTORSZ=2048", "-DMEMLIM=6000"));
        compile.addAll(List.of("-o", "pan", "pan.c"));
        Tool.run(folder, compile);
        List<String> search = new ArrayList<>(List.of("./pan"));
        search.addAll(SIZES);
        if (endless) {
            search.add("-l");
        }
        String output = Tool.output(folder, search);
        Matcher broken = BROKEN.matcher(output);
        return new Found(
                number(STATES, output),
                INCOMPLETE.stream().noneMatch(output::contains),
                number(ERRORS, output),
                broken.find() ? broken.group(1) : "",
                output);
    }

    private static long number(Pattern pattern, String output) {
        Matcher matcher = pattern.matcher(output);
        if (!matcher.find()) {
            throw new AssertionError(
                    "The model checker says nothing of " + pattern + ":\n" + output);
        }
        return Long.parseLong(matcher.group(1));
    }

    /** As it may be given to spin. */
    @Override
    public String toString() {
        return String.join(" ", options) + (endless ? " without end" : "");
    }
}
