package goprocess.interleavings;

import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;

import org.jetbrains.lincheck.datastructures.Operation;

import java.util.ArrayList;
import java.util.List;

/**
 * Calls on several processes: app has the children left and right, and both have the child shared;
 * late is linked meanwhile. A close takes effect at many moments here, so the calls return nothing
 * that could be put in an order. Each checks its own promise, and every teardown that what it waits
 * for is closed.
 */
public abstract class Diamond {
    private final GoProcess app = GoProcesses.named("app").open();
    private final GoProcess left = GoProcesses.named("left").parent(app).open();
    final GoProcess right = GoProcesses.named("right").parent(app).open();
    final GoProcess shared = GoProcesses.named("shared").parent(left).parent(right).open();
    private final GoProcess late = GoProcesses.named("late").open();
    private final TornDown lateDown = TornDown.of(late);
    private final TornDown sharedDown = TornDown.of(shared);
    private final TornDown leftDown = TornDown.of(left, sharedDown);
    private final TornDown rightDown = TornDown.of(right, sharedDown);
    private final TornDown appDown = TornDown.of(app, leftDown, rightDown);

    Diamond() {}

    /** Nobody else begins to close app. */
    @Operation(runOnce = true)
    public void closeApp() {
        app.closeAsync();
        for (GoProcess below : List.of(left, right, shared)) {
            ensure(below.closing().isRaised(), below + " was not told when the call returned");
        }
        ensure(app.err().isEmpty(), "a teardown failed");
        appDown.ensureDone();
    }

    @Operation
    public void closeShared() {
        shared.close();
        sharedDown.ensureDone();
    }

    @Operation
    public void closeRight() {
        right.close();
        rightDown.ensureDone();
        sharedDown.ensureDone();
    }

    @Operation
    public void wishLeft() {
        Wish.closeAfterChildren(left);
    }

    @Operation
    public void addLate() {
        boolean closing = left.closing().isRaised();
        try {
            left.addChild(late);
            ensure(!closing || late.closing().isRaised(), "late was not told by addChild");
        } catch (IllegalStateException e) {
            ensure(closing || left.closing().isRaised(), "a running process refused a child");
        }
    }

    @Operation
    public void addLateNoWait() {
        boolean closing = right.closing().isRaised();
        right.addChildNoWait(late);
        ensure(!closing || late.closing().isRaised(), "late was not told by addChildNoWait");
    }

    @Operation
    public void waitForShared() {
        boolean closing = late.closing().isRaised();
        try {
            late.waitFor(shared);
        } catch (IllegalStateException e) {
            ensure(closing || late.closing().isRaised(), "a running process refused to wait");
        }
    }

    @Operation
    public void go() {
        List<String> ran = new ArrayList<>();
        try {
            GoProcesses.named("go").parent(right).threadFactory(InPlace::new).go(p -> ran.add("f"));
            ensure(ran.size() == 1, "the function ran " + ran.size() + " times");
        } catch (IllegalStateException e) {
            ensure(ran.isEmpty(), "the function of a refused process ran");
        }
    }

    /** Whatever happened, everything closes, and was torn down once. */
    final void everythingCloses() {
        app.close();
        late.close();
        for (TornDown teardown : List.of(appDown, leftDown, rightDown, sharedDown, lateDown)) {
            teardown.ensureDone();
        }
    }

    static void ensure(boolean promise, String otherwise) {
        if (!promise) {
            throw new AssertionError(otherwise);
        }
    }
}
