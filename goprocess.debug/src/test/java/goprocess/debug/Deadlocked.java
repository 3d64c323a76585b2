package goprocess.debug;

import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;
import goprocess.spi.ProcessNode;
import goprocess.spi.ProcessProvider;

/**
 * A program with deadlocks that nothing ends, not even an interrupt. It prints what is found out
 * about each.
 */
final class Deadlocked {
    private Deadlocked() {}

    public static void main(String[] args) {
        aWaitThatBecomesACircleOnlyLater();
        aFunctionThatWaitsForTheBackground();
    }

    private static void aWaitThatBecomesACircleOnlyLater() {
        GoProcess app = GoProcesses.named("app").open();
        GoProcess other = GoProcesses.named("other").open();
        GoProcess worker = app.go("worker", self -> other.err());
        ProcessNode awaited = ProcessProvider.installed().node(other);
        // Between the two its call may still be refused.
        Closing.await(() -> !awaited.waits().isEmpty() && Closing.isParked(worker));
        other.addChild(app);
        other.closeAsync();
        printOnceCertain(other);
    }

    private static void aFunctionThatWaitsForTheBackground() {
        GoProcess app = GoProcesses.named("app").open();
        app.go("sleeper", self -> GoProcesses.background().close());
        app.closeAsync();
        printOnceCertain(app);
    }

    private static void printOnceCertain(GoProcess process) {
        Diagnosis diagnosis = ProcessGraph.capture(process).diagnose();
        while (Found.certain(diagnosis).stream().noneMatch(Found::isParked)) {
            diagnosis = ProcessGraph.capture(process).diagnose();
        }
        System.out.println(diagnosis);
    }
}
