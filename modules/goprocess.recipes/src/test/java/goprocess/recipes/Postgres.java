package goprocess.recipes;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A PostgreSQL of Debian's package, in a folder of its own. */
final class Postgres implements AutoCloseable {
    private final Path programs;
    private final Path data;
    private final int port;

    private Postgres(Path programs, Path data, int port) {
        this.programs = programs;
        this.data = data;
        this.port = port;
    }

    static Postgres start(Path data) throws IOException {
        Optional<Path> programs = programs();
        assumeTrue(
                programs.isPresent() || System.getenv("CI") != null,
                "There is no PostgreSQL (apt-get install postgresql)");
        Postgres postgres = new Postgres(programs.orElseThrow(), data, RecipesTest.freePort());
        Files.createDirectory(data);
        if (isRoot()) { // as whom it refuses to run
            postgres.run("chown", "-R", "postgres", data.toString());
            postgres.run("chmod", "o+x", data.getParent().toString());
        }
        postgres.control("initdb", "-A", "trust", "-U", "orders", "--no-sync");
        String options = "-F -k '' -h 127.0.0.1 -p " + postgres.port;
        postgres.control("pg_ctl", "-w", "-o", options, "-l", data.resolve("log") + "", "start");
        return postgres;
    }

    /** Of several the newest. */
    private static Optional<Path> programs() throws IOException {
        Path all = Path.of("/usr/lib/postgresql");
        if (!Files.isDirectory(all)) {
            return Optional.empty();
        }
        try (Stream<Path> versions = Files.list(all)) {
            return versions.map(version -> version.resolve("bin"))
                    .filter(bin -> Files.isExecutable(bin.resolve("initdb")))
                    .max(Comparator.naturalOrder());
        }
    }

    private static boolean isRoot() {
        return System.getProperty("user.name").equals("root");
    }

    String url() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/postgres?user=orders";
    }

    List<String> column(String query) throws SQLException {
        List<String> column = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection(url());
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                column.add(rows.getString(1));
            }
        }
        return column;
    }

    private void control(String program, String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        if (isRoot()) {
            command.addAll(List.of("runuser", "-u", "postgres", "--"));
        }
        command.add(programs.resolve(program).toString());
        command.addAll(List.of("-D", data.toString()));
        command.addAll(List.of(arguments));
        run(command.toArray(String[]::new));
    }

    private void run(String... command) throws IOException {
        Path said = data.resolveSibling("said");
        ProcessBuilder builder = new ProcessBuilder(command).directory(data.getParent().toFile());
        builder.redirectErrorStream(true).redirectOutput(said.toFile());
        int status = builder.start().onExit().join().exitValue();
        if (status != 0) {
            throw new AssertionError(
                    String.join(" ", command) + " ended with " + status + Files.readString(said));
        }
    }

    @Override
    public void close() throws IOException {
        control("pg_ctl", "-m", "immediate", "stop");
    }
}
