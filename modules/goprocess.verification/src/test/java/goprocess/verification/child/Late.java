package goprocess.verification.child;

import goprocess.api.GoProcesses;

import java.time.Duration;

/** Asks for a shutdown hook when the JVM is shutting down already. */
public final class Late {
    private Late() {}

    public static void main(String[] args) {
        GoProcesses.background();
        Runtime.getRuntime().addShutdownHook(new Thread(Late::askTooLate));
    }

    private static void askTooLate() {
        try {
            GoProcesses.withShutdownHook(Duration.ofDays(1));
            Say.line("accepted");
        } catch (IllegalStateException e) {
            Say.line("refused");
        }
    }
}
