package goprocess.examples;

import goprocess.debug.recording.ProcessRecording;
import goprocess.examples.DemoRun.Outcome;
import goprocess.examples.orders.Database;
import goprocess.examples.orders.Order;
import goprocess.examples.orders.OrderTable;

import jdk.jfr.Configuration;
import jdk.jfr.Recording;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.text.ParseException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What a run of the demo leaves on disk: the orders, the flight recording, the graphs. */
final class DemoEvidence implements AutoCloseable {
    private static final String RECORDING = "demo.jfr";

    private final PrintStream out;
    private final Path directory;
    private final GraphFiles graphs;
    private final Recording recording;

    /** Begins to record; a failure if the directory has a recording, or cannot be written to. */
    DemoEvidence(PrintStream out, Path directory) throws IOException, ParseException {
        this.out = out;
        this.directory = directory;
        graphs = new GraphFiles(directory);
        recording = new Recording(Configuration.getConfiguration("default"));
        recording.setName("goprocess demo");
        recording.setDestination(claim(directory).resolve(RECORDING)); // written in any case
        recording.start();
    }

    /** Reserves a directory for this run, in which no other run has written or will write. */
    private static Path claim(Path directory) {
        try {
            Files.createDirectories(directory);
            Files.createFile(directory.resolve(RECORDING));
        } catch (FileAlreadyExistsException e) {
            throw new DemoFailure(
                    directory + " has files of an earlier run: name another directory");
        } catch (FileSystemException e) {
            String reason = e.getReason() != null ? e.getReason() : e.getClass().getSimpleName();
            throw new DemoFailure(directory + " cannot be written to: " + reason);
        } catch (IOException e) {
            throw new DemoFailure(directory + " cannot be written to: " + e.getMessage());
        }
        return directory;
    }

    GraphFiles graphs() {
        return graphs;
    }

    /** Checks everything once the run is over. Throws if an accepted order is lost. */
    void examine(Outcome run) throws IOException, SQLException, InterruptedException {
        recording.stop();
        out.println("recorded " + RECORDING + " tells how it closed:");
        out.println();
        ProcessRecording.open(directory.resolve(RECORDING))
                .shutdown(run.app())
                .ifPresentOrElse(
                        out::println,
                        () -> {
                            throw new DemoFailure("the recording does not contain the close");
                        });
        check(run.customers().accepted());
        list(graphs.draw());
    }

    /** Opens the database again, since only what is on disk counts. */
    private void check(List<Order> accepted) throws SQLException {
        Set<Order> stored;
        try (Database database = Database.open(directory)) {
            OrderTable table = new OrderTable(() -> DriverManager.getConnection(database.url()));
            stored = new HashSet<>(table.all());
        }
        List<Order> missing = accepted.stream().filter(order -> !stored.contains(order)).toList();
        if (!missing.isEmpty()) {
            throw new DemoFailure(
                    "%d of %d accepted orders are not in the database; one is %s"
                            .formatted(missing.size(), accepted.size(), missing.get(0)));
        }
        out.printf(
                "checked  %,d orders were accepted, and every one is in the database%n",
                accepted.size());
    }

    private void list(boolean drawn) {
        out.printf("wrote    %s%n", directory);
        out.printf("         %-24s %s%n", "orders.mv.db", "the database");
        out.printf("         %-24s %s%n", "report.txt", "what the service reported");
        out.printf("         %-24s %s%n", RECORDING, "the flight recording");
        String endings = drawn ? ".dot .json .svg" : ".dot .json";
        for (String name : graphs.names()) {
            out.printf("         %-24s %s%n", name + endings, "the graph " + name + " the close");
        }
        if (!drawn) {
            out.println("         not drawn as SVG: there is no dot here (install Graphviz)");
        }
    }

    @Override
    public void close() {
        recording.close();
    }
}
