package goprocess.verification.child;

import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;

import java.io.IOException;

/**
 * A service that gets its signal while it starts: before it listens, or after, but before it has
 * opened anything. It reads a line before it goes on.
 */
public final class Starting {
    private Starting() {}

    public static void main(String[] args) throws IOException {
        if (args[0].equals("unlistened")) {
            Say.line("started");
            GoProcess app = GoProcesses.withSignals("TERM");
            app.err();
            Say.line("closed");
            return;
        }
        GoProcess app = GoProcesses.withSignals("TERM");
        GoProcess held = GoProcesses.named("held").parent(app).open();
        if (args[0].equals("closing")) {
            // Something that was opened already holds the close up.
            held.go(self -> System.in.read());
        }
        Say.line("listening");
        (args[0].equals("closing") ? app.closing() : app.closed()).toFuture().join();
        open(app);
        Say.line("main goes on");
        app.err();
        Say.line("closed");
    }

    private static void open(GoProcess app) {
        try {
            GoProcess db =
                    GoProcesses.named("db").parent(app).teardown(() -> Say.line("db down")).open();
            Say.line("db opened " + db.closing().isRaised());
        } catch (IllegalStateException e) {
            Say.line("db refused");
        }
    }
}
