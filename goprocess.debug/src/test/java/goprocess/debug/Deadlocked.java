package goprocess.debug;

import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;

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
        app.go("worker", self -> other.err());
        while (!ProcessGraph.capture(other).toJson().contains("\"waiters\"")) {
            Thread.onSpinWait();
        }
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
        while (Found.certain(diagnosis).isEmpty()) {
            diagnosis = ProcessGraph.capture(process).diagnose();
        }
        System.out.println(diagnosis);
    }
}
