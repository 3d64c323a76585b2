package goprocess.verification.random;

import goprocess.api.GoProcess;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** One performance of a plan: what it is performed with, and what is found out meanwhile. */
final class Trial {
    private final Script script;
    private final GoProcess keeper;
    private final Patience patience;
    private final Queue<String> violations = new ConcurrentLinkedQueue<>();

    /**
     * @param keeper stays open, and is the parent of some
     */
    Trial(Plan plan, GoProcess keeper, Patience patience) {
        this.script = new Script(plan);
        this.keeper = keeper;
        this.patience = patience;
    }

    Script script() {
        return script;
    }

    GoProcess keeper() {
        return keeper;
    }

    Patience patience() {
        return patience;
    }

    /** What went wrong so far. */
    List<String> violations() {
        return List.copyOf(violations);
    }

    void linkedToClose(Member from, Member to) {
        from.closes.add(to);
    }

    void linkedToWait(Member from, Member to) {
        boolean firm = from.isRunning();
        if (!firm) {
            from.seenClosing = true;
        }
        from.waits.add(new Member.Waited(to, firm));
        // The teardown looks at the links after it says that it began: one of the two sees the
        // other.
        if (from.teardownBegan || from.isClosed()) {
            checkWaitedFor(from, to);
        }
    }

    void checkWaitedFor(Member from, Member to) {
        if (!to.isClosed()) {
            violated(from + " went on before " + to + " was closed");
        }
    }

    /** Whether nothing is left that the teardown of a process would have to wait for. */
    boolean mayRefuseLinks(Member member) {
        return !member.isRunning()
                && member.functionIsOver()
                && member.waits.stream().allMatch(waited -> waited.to().isClosed());
    }

    void violated(String what) {
        violations.add(what);
    }

    void violated(String what, Throwable cause) {
        StringWriter trace = new StringWriter();
        if (cause != null) {
            cause.printStackTrace(new PrintWriter(trace));
        }
        violated(what + ": " + trace);
    }
}
