import org.jspecify.annotations.NullMarked;

/**
 * A real service whose shutdown order is a graph of processes, the demo that closes it in
 * mid-flight, and the code that the README shows.
 *
 * @uses java.sql.Driver H2, through {@link java.sql.DriverManager}
 */
@NullMarked
module goprocess.examples {
    requires com.zaxxer.hikari;
    requires goprocess.api;
    requires goprocess.debug;
    requires goprocess.periodic;
    requires goprocess.queue;
    requires goprocess.ratelimit;
    requires info.picocli;
    requires java.logging;
    requires java.management;
    requires java.net.http;
    requires java.sql;
    requires jdk.httpserver;
    requires jdk.jfr;
    requires static org.jspecify;

    // picocli sets the fields of the command.
    opens goprocess.examples to
            info.picocli;
}
