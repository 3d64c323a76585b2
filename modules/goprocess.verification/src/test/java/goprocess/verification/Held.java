package goprocess.verification;

import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;
import goprocess.fixtures.Gate;

/** A process that stays at one stage of its life, a column of the table, until it is let go. */
final class Held implements AutoCloseable {
    enum Stage {
        RUNNING,
        /** The teardown has not begun, because a child's function has not ended. */
        CLOSING,
        TEARING_DOWN,
        CLOSED
    }

    private final Gate gate = new Gate();
    private final GoProcess process;

    private Held(Stage stage) throws InterruptedException {
        switch (stage) {
            case RUNNING -> process = GoProcesses.named("held").open();
            case CLOSING -> {
                process = GoProcesses.named("held").open();
                process.go("holder", self -> gate.pass());
                process.closeAsync();
            }
            case TEARING_DOWN -> {
                process = GoProcesses.named("held").teardown(gate::pass).open();
                process.closeAsync();
                gate.awaitReached();
            }
            case CLOSED -> {
                process = GoProcesses.named("held").open();
                process.close();
            }
            default -> throw new AssertionError(stage);
        }
    }

    static Held at(Stage stage) throws InterruptedException {
        return new Held(stage);
    }

    GoProcess process() {
        return process;
    }

    @Override
    public void close() {
        letGo();
    }

    /** Lets it close, and waits until it is closed. */
    void letGo() {
        gate.open();
        process.closeAsync();
        process.err();
    }
}
