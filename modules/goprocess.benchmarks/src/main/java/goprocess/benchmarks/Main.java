package goprocess.benchmarks;

import goprocess.benchmarks.report.Chart;
import goprocess.benchmarks.report.Machine;
import goprocess.benchmarks.report.Measurement;
import goprocess.benchmarks.report.Progress;
import goprocess.benchmarks.report.Section;
import goprocess.benchmarks.report.Section.Refusal;
import goprocess.benchmarks.report.Table;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Runs the benchmarks, all or some, and writes a table and a chart. */
@Command(
        name = "goprocess bench",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Measures the library beside the floor and its peers.")
public final class Main implements Callable<Integer> {
    @Option(names = "--row", paramLabel = "ROW", description = "only this row; may be repeated")
    private List<String> rows = new ArrayList<>();

    @Option(
            names = "--only",
            paramLabel = "NAME",
            description = "only this contender, such as goprocess; may be repeated")
    private List<String> contenders = new ArrayList<>();

    @Option(names = "--list", description = "lists the rows, and runs nothing")
    private boolean list;

    @Option(
            names = "--full",
            description = "five JVMs for each, more iterations, larger graphs; twenty minutes")
    private boolean full;

    @Option(
            names = "--check",
            description =
                    "everything once and briefly: shows that it runs; the figures mean nothing")
    private boolean check;

    @Option(names = "--jvm-arg", paramLabel = "ARG", description = "given to the measured JVMs")
    private List<String> jvmArguments = new ArrayList<>();

    @Option(
            names = "--out",
            paramLabel = "DIRECTORY",
            description =
                    "where performance-table.md and performance.svg are written; here unless said")
    private Path out = Path.of("");

    private final Machine machine = new Machine();

    private Main() {}

    /**
     * Runs from the command line.
     *
     * @param arguments see {@code --help}
     */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Main()).execute(arguments));
    }

    @Override
    public Integer call() throws Exception {
        List<Row> chosen =
                rows.isEmpty() ? List.of(Row.values()) : rows.stream().map(this::row).toList();
        if (list) {
            chosen.forEach(row -> System.out.println(row.id() + ": " + row.title()));
            return 0;
        }
        ensureContenders(chosen);
        int total = (int) chosen.stream().flatMap(this::plans).count();
        Measuring measuring = new Measuring(form(), jvmArguments, new Progress(System.out, total));
        List<Section> sections = new ArrayList<>();
        boolean failed = false;
        for (Row row : chosen) {
            List<Measurement> measurements = new ArrayList<>();
            for (Plan plan : plans(row).toList()) {
                failed |= !measuring.measure(plan).map(measurements::add).orElse(false);
            }
            List<Refusal> refusals = contenders.isEmpty() ? Attempts.at(row) : List.of();
            sections.add(
                    new Section(row.title(), row.unit(), row.budgets(), measurements, refusals));
            if (isWhole()) {
                // After each row: a run that is broken off leaves what it has measured.
                write(sections);
            }
        }
        System.out.println();
        System.out.println(Table.of(sections));
        if (isWhole()) {
            System.out.println("written: " + tableFile() + ", " + chartFile());
        }
        return failed ? 1 : 0;
    }

    private Row row(String id) {
        return Row.of(id)
                .orElseThrow(
                        () -> misused("There is no row " + id + ": --list names those there are"));
    }

    private void ensureContenders(List<Row> chosen) {
        Set<String> names =
                chosen.stream()
                        .flatMap(row -> Plan.of(row, form()).stream())
                        .map(plan -> plan.contender().methodName())
                        .collect(Collectors.toCollection(TreeSet::new));
        for (String contender : contenders) {
            if (!names.contains(contender)) {
                throw misused("Nobody here is called " + contender + ": give one of " + names);
            }
        }
    }

    private ParameterException misused(String why) {
        return new ParameterException(new CommandLine(this), why);
    }

    /** Whether it may take the place of what was measured before. */
    private boolean isWhole() {
        return !check && rows.isEmpty() && contenders.isEmpty();
    }

    private Path tableFile() {
        return out.resolve("performance-table.md");
    }

    private Path chartFile() {
        return out.resolve("performance.svg");
    }

    private Form form() {
        return check ? Form.CHECK : full ? Form.FULL : Form.SHORT;
    }

    private Stream<Plan> plans(Row row) {
        return Plan.of(row, form()).stream()
                .filter(
                        plan ->
                                contenders.isEmpty()
                                        || contenders.contains(plan.contender().methodName()));
    }

    private void write(List<Section> sections) throws IOException {
        Files.createDirectories(out.toAbsolutePath());
        Files.writeString(tableFile(), machine.describe() + "\n\n" + Table.of(sections));
        Files.writeString(chartFile(), Chart.of(sections));
    }
}
