import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import com.google.googlejavaformat.java.JavaFormatterOptions;
import com.google.googlejavaformat.java.JavaFormatterOptions.Style;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Formats the tree: Java as google-java-format's AOSP style has it, Markdown without trailing
 * blanks. The parent pom runs it at {@code verify}, to check; {@code mvn -N verify -Dformat=fix}
 * rewrites.
 */
class Format {
    private static final Set<String> NOT_OURS = Set.of("target", "node_modules", ".git");
    private static final Formatter FORMATTER =
            new Formatter(JavaFormatterOptions.builder().style(Style.AOSP).build());

    public static void main(String[] args) throws IOException {
        boolean fix = args[0].equals("fix");
        Path root = Path.of(args[1]);
        List<String> complaints =
                sources(root).parallelStream()
                        .flatMap(file -> complaint(root, file, fix).stream())
                        .toList();
        if (!complaints.isEmpty()) {
            complaints.forEach(System.err::println);
            System.err.println("To format everything: mvn -N verify -Dformat=fix");
            System.exit(1);
        }
    }

    private static Optional<String> complaint(Path root, Path file, boolean fix) {
        try {
            String before = Files.readString(file);
            String after = format(file, before);
            if (after.equals(before)) {
                return Optional.empty();
            }
            if (!fix) {
                return Optional.of(root.relativize(file) + ": not formatted");
            }
            Files.writeString(file, after);
            System.out.println("formatted " + root.relativize(file));
            return Optional.empty();
        } catch (FormatterException e) {
            return Optional.of(root.relativize(file) + ":" + e.getMessage());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String format(Path file, String text) throws FormatterException {
        return file.toString().endsWith(".java")
                ? FORMATTER.formatSourceAndFixImports(text)
                : text.replaceAll("(?m)[ \\t]+$", "");
    }

    private static List<Path> sources(Path root) throws IOException {
        List<Path> found = new ArrayList<>();
        Files.walkFileTree(
                root,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes a) {
                        return NOT_OURS.contains(String.valueOf(dir.getFileName()))
                                ? FileVisitResult.SKIP_SUBTREE
                                : FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes a) {
                        String name = file.getFileName().toString();
                        if (name.endsWith(".java") || name.endsWith(".md")) {
                            found.add(file);
                        }
                        return FileVisitResult.CONTINUE;
                    }
                });
        return found;
    }
}
