package goprocess.examples.orders;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * The database on disk: H2, embedded.
 *
 * @param url for connections to it
 */
public record Database(String url) implements AutoCloseable {
    /**
     * Opens the database in a directory, and makes it if it is missing.
     *
     * @param directory where its file is
     * @return the database; it stays open until {@link #close}
     * @throws SQLException if it cannot be opened, for instance because another JVM has it
     */
    public static Database open(Path directory) throws SQLException {
        // DB_CLOSE_DELAY=-1 and DB_CLOSE_ON_EXIT=FALSE: it closes when its process does, and not
        // when the last connection does or by H2's own shutdown hook. WRITE_DELAY=0: what was
        // committed is in the file, even if the JVM is killed.
        Database database =
                new Database(
                        "jdbc:h2:file:"
                                + directory.toAbsolutePath().resolve("orders")
                                + ";DB_CLOSE_DELAY=-1;DB_CLOSE_ON_EXIT=FALSE;WRITE_DELAY=0");
        database.execute(
                "CREATE TABLE IF NOT EXISTS orders (number BIGINT PRIMARY KEY, item VARCHAR NOT"
                        + " NULL, paid BOOLEAN NOT NULL)");
        return database;
    }

    /**
     * Closes the file.
     *
     * @throws SQLException if it cannot be written
     */
    @Override
    public void close() throws SQLException {
        execute("SHUTDOWN");
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
