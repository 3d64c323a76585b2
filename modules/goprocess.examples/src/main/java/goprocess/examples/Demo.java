package goprocess.examples;

import goprocess.examples.orders.OrderSettings;
import goprocess.examples.orders.Payments;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Runs the order service, sends it orders over HTTP, and sends this JVM a TERM while they are on
 * their way. {@code bin/goprocess demo}.
 */
@Command(
        name = "goprocess demo",
        sortOptions = false,
        description = "Closes an order service by a real TERM while orders are on their way.")
public final class Demo implements Callable<Integer> {
    /** A field, because loggers are garbage collected, and their levels with them. */
    private static final Logger POOL_LOGGER = Logger.getLogger("com.zaxxer.hikari");

    /** How long the payment provider of this demo takes: long enough for orders to wait. */
    private static final Duration PAYMENT = Duration.ofMillis(6);

    private static final int WAITING = 1_000;

    @Option(
            names = "--orders",
            paramLabel = "N",
            defaultValue = "1000",
            converter = AtLeastOne.class,
            description = "send TERM after N orders were accepted (default ${DEFAULT-VALUE})")
    private int orders;

    @Option(
            names = "--workers",
            paramLabel = "N",
            defaultValue = "4",
            converter = AtLeastOne.class,
            description = "store N orders at the same time (default ${DEFAULT-VALUE})")
    private int workers;

    @Option(
            names = "--hang",
            description = "make one worker ignore closing, and find out which one, and where it is")
    private boolean hang;

    @Option(
            names = "--dir",
            paramLabel = "DIR",
            converter = Directory.class,
            description =
                    "write to this directory, which no earlier run has used (default: a temporary"
                            + " directory)")
    private @Nullable Path directory;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "print this")
    @SuppressWarnings("UnusedVariable") // picocli reads the annotation
    private boolean help;

    private final PrintStream out = System.out;

    private Demo() {}

    /**
     * Runs the demo. The exit code is 0 if every accepted order was stored, 1 if not, 2 for bad
     * arguments.
     *
     * @param args see {@code --help}
     */
    public static void main(String[] args) {
        POOL_LOGGER.setLevel(Level.WARNING);
        int exitCode =
                new CommandLine(new Demo())
                        .setExecutionExceptionHandler(
                                (failure, command, arguments) -> {
                                    command.getErr().println("demo failed: " + sentence(failure));
                                    return 1;
                                })
                        .execute(args);
        // Otherwise the JVM ends by itself: the closed service has left no thread that keeps it
        // alive.
        if (exitCode != 0) {
            System.exit(exitCode);
        }
    }

    @Override
    public Integer call() throws Exception {
        Path target = target();
        // Simulates a provider at the other end of a network, which takes this long.
        Payments payments = order -> Thread.sleep(PAYMENT);
        try (DemoEvidence evidence = new DemoEvidence(out, target);
                SilentProvider silent = hang ? new SilentProvider(payments, orders) : null) {
            OrderSettings settings = settings(target, silent != null ? silent : payments);
            evidence.examine(new DemoRun(out, settings, orders, silent, evidence.graphs()).run());
        }
        return 0;
    }

    private Path target() throws IOException {
        Path target = directory != null ? directory : Files.createTempDirectory("goprocess-demo-");
        return target.toAbsolutePath().normalize();
    }

    private OrderSettings settings(Path target, Payments payments) {
        return new OrderSettings(
                target,
                0,
                workers,
                WAITING,
                Duration.ofMillis(50),
                Duration.ofSeconds(5),
                payments);
    }

    private static String sentence(Exception failure) {
        return failure instanceof DemoFailure
                ? String.valueOf(failure.getMessage())
                : failure.toString();
    }

    private static final class AtLeastOne implements ITypeConverter<Integer> {
        @Override
        public Integer convert(String value) {
            if (!value.matches("[1-9]\\d{0,6}")) {
                throw new TypeConversionException("'" + value + "' is not a number from 1 up");
            }
            return Integer.valueOf(value);
        }
    }

    private static final class Directory implements ITypeConverter<Path> {
        @Override
        public Path convert(String value) {
            Path path = Path.of(value);
            if (Files.exists(path) && !Files.isDirectory(path)) {
                throw new TypeConversionException("'" + value + "' is not a directory");
            }
            return path;
        }
    }
}
