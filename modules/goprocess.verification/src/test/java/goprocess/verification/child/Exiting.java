package goprocess.verification.child;

import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;

import java.time.Duration;

/**
 * A service whose teardown, or function, calls {@code System.exit(7)}. Arguments: who exits
 * (teardown or function), and the timeout of the shutdown hook that closes it, or none: then it
 * listens to TERM, and main closes it, or waits, as the third argument says.
 */
public final class Exiting {
    private Exiting() {}

    public static void main(String[] args) throws InterruptedException {
        Say.atShutdown("hook");
        GoProcess app =
                args[1].equals("none")
                        ? GoProcesses.withSignals("TERM")
                        : GoProcesses.withShutdownHook(Duration.parse(args[1]));
        GoProcess worker = GoProcesses.named("worker").parent(app).teardown(() -> {}).open();
        if (args[0].equals("teardown")) {
            GoProcesses.named("exiting").parent(app).waitFor(worker).teardown(Exiting::exit).open();
        } else {
            worker.go("exiting", self -> afterClosing(self));
        }
        app.setTeardown(() -> Say.line("never torn down"));
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

    private static void exit() {
        Say.line("exits");
        System.exit(7);
    }
}
