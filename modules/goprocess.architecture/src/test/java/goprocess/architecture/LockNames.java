package goprocess.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The methods whose comments say that a lock is held when they are called, and whose names do not.
 */
final class LockNames {
    /** A comment, annotations, and a method; of a constructor or a field it is nothing. */
    private static final Pattern COMMENTED =
            Pattern.compile(
                    "(?s)/\\*((?:(?!\\*/).)*)\\*/\\s*(?:@\\w+(?:\\([^)]*\\))?\\s+)*"
                            + "[\\w<>?,.&\\[\\]@ ]*?\\b([a-z]\\w*)\\(");

    private static final Pattern HELD = Pattern.compile("\\b[Tt]he lock( of [^.;:]*)? is held\\b");

    private static final Pattern NAMED = Pattern.compile(".*(Locked|AndUnlock.*)");

    private LockNames() {}

    /** Of all sources below a folder, as {@code Class.method}. */
    static Set<String> missingBelow(Path folder) throws IOException {
        Set<String> missing = new TreeSet<>();
        try (Stream<Path> files = Files.walk(folder)) {
            files.filter(file -> file.toString().endsWith(".java"))
                    .forEach(file -> addMissing(file, missing));
        }
        return missing;
    }

    private static void addMissing(Path file, Set<String> missing) {
        Matcher method = COMMENTED.matcher(read(file));
        while (method.find()) {
            String comment = method.group(1).replaceAll("\\s*\\n\\s*\\*\\s*", " ");
            if (HELD.matcher(comment).find() && !NAMED.matcher(method.group(2)).matches()) {
                String type = file.getFileName().toString().replace(".java", "");
                missing.add(type + "." + method.group(2));
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
}
