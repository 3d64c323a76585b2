package goprocess.verification.mutation;

import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;

/**
 * Puts the reports of several runs of mutation testing together, and prints the score of each class
 * and the changes that no run noticed. A change is noticed if one run noticed it.
 */
public final class Unnoticed {
    /** What became of a change; the later one counts. */
    private enum Fate {
        NO_COVERAGE,
        SURVIVED,
        TIMED_OUT,
        KILLED;

        /** A JVM that ended because of a change has noticed it. */
        static Fate of(String status) {
            return switch (status) {
                case "NO_COVERAGE" -> NO_COVERAGE;
                case "SURVIVED" -> SURVIVED;
                case "TIMED_OUT" -> TIMED_OUT;
                default -> KILLED;
            };
        }

        Fate or(Fate other) {
            return compareTo(other) < 0 ? other : this;
        }
    }

    private Unnoticed() {}

    /**
     * @param arguments the folder that contains a folder {@code mutation-with-...} for each run
     */
    public static void main(String[] arguments)
            throws IOException, ParserConfigurationException, SAXException {
        Map<String, Map<String, Fate>> classes = new TreeMap<>();
        for (Path report : reports(Path.of(arguments[0]))) {
            System.out.println("Reads " + report);
            read(report, classes);
        }
        System.out.println(
                "| class | changes | failing test | timeout | survived | not reached | score |");
        System.out.println("|---|---:|---:|---:|---:|---:|---:|");
        Map<String, Fate> all = new TreeMap<>();
        classes.forEach(
                (name, fates) -> {
                    System.out.println(row("`" + name + "`", fates));
                    all.putAll(fates);
                });
        System.out.println(row("all", all));
        all.forEach(
                (change, fate) -> {
                    if (fate.compareTo(Fate.TIMED_OUT) < 0) {
                        System.out.println(fate + " " + change);
                    }
                });
    }

    private static List<Path> reports(Path folder) throws IOException {
        try (Stream<Path> runs = Files.list(folder)) {
            return runs.filter(run -> run.getFileName().toString().startsWith("mutation-with-"))
                    .map(run -> run.resolve("mutations.xml"))
                    .filter(Files::exists)
                    .sorted()
                    .toList();
        }
    }

    private static void read(Path report, Map<String, Map<String, Fate>> classes)
            throws IOException, ParserConfigurationException, SAXException {
        NodeList changes =
                DocumentBuilderFactory.newInstance()
                        .newDocumentBuilder()
                        .parse(report.toFile())
                        .getElementsByTagName("mutation");
        for (int i = 0; i < changes.getLength(); i++) {
            Element change = (Element) changes.item(i);
            String type = text(change, "mutatedClass");
            String name = type.substring(type.lastIndexOf('.') + 1);
            String key =
                    "%s.%s:%s %s [%s]"
                            .formatted(
                                    type,
                                    text(change, "mutatedMethod"),
                                    text(change, "lineNumber"),
                                    text(change, "description"),
                                    text(change, "index"));
            classes.computeIfAbsent(name, none -> new TreeMap<>())
                    .merge(key, Fate.of(change.getAttribute("status")), Fate::or);
        }
    }

    private static String text(Element change, String tag) {
        return change.getElementsByTagName(tag).item(0).getTextContent();
    }

    private static String row(String name, Map<String, Fate> fates) {
        long noticed = count(fates, Fate.KILLED) + count(fates, Fate.TIMED_OUT);
        return "| %s | %d | %d | %d | %d | %d | %d %% |"
                .formatted(
                        name,
                        fates.size(),
                        count(fates, Fate.KILLED),
                        count(fates, Fate.TIMED_OUT),
                        count(fates, Fate.SURVIVED),
                        count(fates, Fate.NO_COVERAGE),
                        Math.round(100.0 * noticed / fates.size()));
    }

    private static long count(Map<String, Fate> fates, Fate fate) {
        return fates.values().stream().filter(fate::equals).count();
    }
}
