package goprocess.debug.listener.child;

import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;

import java.util.ArrayList;
import java.util.List;

/** Makes two processes wait for each other, and closes another one. */
public final class Circle {
    /** Else they become garbage as soon as a collector looks, and that is an event too. */
    private static final List<GoProcess> OPEN = new ArrayList<>();

    private Circle() {}

    /** Runs it. */
    public static void main(String[] args) {
        GoProcess a = GoProcesses.named("a").open();
        GoProcess b = GoProcesses.named("b").open();
        a.waitFor(b);
        b.waitFor(a);
        OPEN.addAll(List.of(a, b));
        GoProcess app = GoProcesses.named("app").open();
        GoProcesses.named("child")
                .parent(app)
                .teardown(() -> System.out.println("torn down"))
                .open();
        app.close();
        System.out.println(app.state() + ", " + a.state() + ", " + b.state());
    }
}
