package goprocess.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Which package names which other one in its source. The bytecode does not tell all of it: a
 * constant is copied to where it is used.
 */
final class Imports {
    private static final Pattern PACKAGE = Pattern.compile("(?m)^package ([\\w.]+);");
    private static final Pattern COMMENT = Pattern.compile("(?s)/\\*.*?\\*/|//[^\\n]*");

    /** In an import, of one class or all, or in the midst of the code. */
    private static final Pattern NAMED = Pattern.compile("(?<![\\w.])((?:[a-z]\\w*\\.)+)[A-Z*]");

    private final Map<String, Set<String>> named = new TreeMap<>();

    private Imports() {}

    /** Of all sources below a folder: the packages that begin so, and what of these they name. */
    static Imports below(Path folder, String prefix) throws IOException {
        Imports imports = new Imports();
        try (Stream<Path> files = Files.walk(folder)) {
            files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.endsWith("module-info.java"))
                    .forEach(file -> imports.add(file, prefix));
        }
        return imports;
    }

    private void add(Path file, String prefix) {
        String source = read(file);
        Matcher own = PACKAGE.matcher(source);
        if (!own.find() || !own.group(1).startsWith(prefix)) {
            return;
        }
        Set<String> others = named.computeIfAbsent(own.group(1), name -> new TreeSet<>());
        Matcher other = NAMED.matcher(COMMENT.matcher(source).replaceAll(""));
        while (other.find()) {
            String name = other.group(1).substring(0, other.group(1).length() - 1);
            if (name.startsWith(prefix) && !name.equals(own.group(1))) {
                others.add(name);
            }
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Set<String> packages() {
        return named.keySet();
    }

    /** What a package names. */
    Set<String> of(String name) {
        return named.getOrDefault(name, Set.of());
    }

    /** Packages of which each names the next and the last the first; empty if there are none. */
    List<String> cycle() {
        Set<String> done = new TreeSet<>();
        for (String start : named.keySet()) {
            List<String> cycle = cycleBelow(start, new ArrayList<>(), done);
            if (!cycle.isEmpty()) {
                return cycle;
            }
        }
        return List.of();
    }

    private List<String> cycleBelow(String name, List<String> way, Set<String> done) {
        int before = way.indexOf(name);
        if (before >= 0) {
            return List.copyOf(way.subList(before, way.size()));
        }
        if (!done.contains(name)) {
            way.add(name);
            for (String next : of(name)) {
                List<String> cycle = cycleBelow(next, way, done);
                if (!cycle.isEmpty()) {
                    return cycle;
                }
            }
            way.removeLast();
            done.add(name);
        }
        return List.of();
    }
}
