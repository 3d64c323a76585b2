package goprocess.examples.orders;

import goprocess.api.GoProcess;
import goprocess.queue.DrainQueue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Appends a line to a file from time to time: how many orders are stored and wait. */
final class OrderReport {
    private final Path file;
    private final OrderTable table;
    private final DrainQueue<Order> queue;

    OrderReport(Path file, OrderTable table, DrainQueue<Order> queue) {
        this.file = file;
        this.table = table;
        this.queue = queue;
    }

    void writeEvery(Duration period, GoProcess self) throws Exception {
        while (!self.closing().await(period)) {
            write("");
        }
    }

    /** Writes the last line. Nothing more is stored, so it stays true. */
    void writeLast() throws IOException, SQLException {
        write(" (closing)");
    }

    private void write(String remark) throws IOException, SQLException {
        String line =
                "%s %d unpaid of %d stored, %d waiting%s%n"
                        .formatted(
                                Instant.now().truncatedTo(ChronoUnit.MILLIS),
                                table.unpaid(),
                                table.count(),
                                queue.size(),
                                remark);
        Files.writeString(file, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
}
