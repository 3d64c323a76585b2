package goprocess.verification.child;

import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;

import java.time.Duration;
import java.util.logging.LogManager;

/**
 * A service whose teardown, function or callback calls {@code System.exit(7)}. Arguments: who exits
 * (teardown, function or callback), and the timeout of the shutdown hook that closes it, or none:
 * then it listens to TERM, and main closes it, or waits, as the third argument says.
 */
public final class Exiting {
    private Exiting() {}

    public static void main(String[] args) throws InterruptedException {
        Say.atShutdown("hook");
        if (!args[1].equals("none")) {
            ErrorOutput.keepJvmUntil(line -> line.matches(".* of exiting #.* is given up.*"));
        }
        GoProcess app =
                args[1].equals("none")
                        ? GoProcesses.withSignals("TERM")
                        : GoProcesses.withShutdownHook(Duration.parse(args[1]));
        GoProcess worker = GoProcesses.named("worker").parent(app).teardown(() -> {}).open();
        switch (args[0]) {
            case "teardown" ->
                    GoProcesses.named("exiting")
                            .parent(app)
                            .waitFor(worker)
                            .teardown(Exiting::exit)
                            .open();
            case "callback" ->
                    GoProcesses.named("exiting")
                            .parent(app)
                            .open()
                            .closing()
                            .onRaised(Exiting::exit);
            default -> worker.go("exiting", self -> afterClosing(self));
        }
        app.setTeardown(() -> Say.line("torn down"));
        Say.line("ready");
        if (args[2].equals("closes")) {
            app.close();
        }
        app.closed().await();
    }

    private static void afterClosing(GoProcess self) throws InterruptedException {
        self.closing().await();
        exit();
    }

    /** From here on java.util.logging is mute, as its own hook makes it at any moment. */
    private static void exit() {
        Say.line("exits");
        LogManager.getLogManager().reset();
        System.exit(7);
    }
}
