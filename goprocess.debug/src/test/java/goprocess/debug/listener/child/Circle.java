package goprocess.debug.listener.child;

import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;

/** Makes two processes wait for each other, and closes another one. */
public final class Circle {
    private Circle() {}

    /** Runs it. */
    public static void main(String[] args) {
        GoProcess a = GoProcesses.named("a").open();
        GoProcess b = GoProcesses.named("b").open();
        a.waitFor(b);
        b.waitFor(a);
        GoProcess app = GoProcesses.named("app").open();
        GoProcesses.named("child")
                .parent(app)
                .teardown(() -> System.out.println("torn down"))
                .open();
        app.close();
        System.out.println(app.state() + ", " + a.state() + ", " + b.state());
    }
}
