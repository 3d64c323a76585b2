package goprocess.examples.orders;

import goprocess.api.GoProcess;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Appends a line to a file from time to time: how many orders are stored, how many wait. */
final class OrderReport {
    private final Path file;
    private final OrderTable table;
    private final OrderQueue queue;

    OrderReport(Path file, OrderTable table, OrderQueue queue) {
        this.file = file;
        this.table = table;
        this.queue = queue;
    }

    void writeEvery(Duration period, GoProcess self) throws Exception {
        while (!self.closing().await(period)) {
            write("");
        }
    }

    /** Nothing more is stored: what this line says stays true. */
    void writeLast() throws IOException, SQLException {
        write(" (closing)");
    }

    private void write(String remark) throws IOException, SQLException {
        String line =
                "%s %d stored, %d waiting%s%n"
                        .formatted(
                                Instant.now().truncatedTo(ChronoUnit.MILLIS),
                                table.count(),
                                queue.size(),
                                remark);
        Files.writeString(file, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
}
