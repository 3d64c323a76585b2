package goprocess.interleavings;

import static goprocess.interleavings.Diamond.ensure;

import goprocess.api.CloseException;
import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;

import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Validate;

import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Failures are handed on along a chain and to one of its members directly, while the members close.
 * Whoever is handed a failure has failed with it, unless it had closed; what a closed one says
 * never changes, and no failure does.
 */
public final class HandedOn {
    private final Exception ofFirst = new Exception("of first");
    private final Exception ofSecond = new Exception("of second");
    private final GoProcess top = GoProcesses.named("top").open();
    private final GoProcess middle = GoProcesses.named("middle").closeOnFailure(top).open();
    private final GoProcess first = failing("first", ofFirst, middle);
    private final GoProcess second = failing("second", ofSecond, top);

    /** What was said of a process that had closed. */
    private record Said(GoProcess closed, Optional<Throwable> failure) {
        static Said of(GoProcess closing) {
            return new Said(closing, closing.err());
        }
    }

    private final Queue<Said> all = new ConcurrentLinkedQueue<>();

    /** Made by Lincheck, for each interleaving. */
    public HandedOn() {}

    private static GoProcess failing(String name, Exception failure, GoProcess supervisor) {
        return GoProcesses.named(name)
                .closeOnFailure(supervisor)
                .teardown(
                        () -> {
                            throw failure;
                        })
                .open();
    }

    @Operation
    public void failFirst() {
        fail(first, ofFirst, middle);
        if (middle.errNow().isPresent()) {
            // Another thread may have closed the first one, and be about to hand the failure on.
            middle.err();
            ensure(hasFailedOrClosed(top), "the chain ended at middle");
        }
    }

    @Operation
    public void failSecond() {
        fail(second, ofSecond, top);
    }

    private static void fail(GoProcess failing, Exception failure, GoProcess supervisor) {
        try {
            failing.close();
            throw new AssertionError("the failure was swallowed");
        } catch (CloseException e) {
            ensure(e.getCause() == failure, "the error is another one");
        }
        ensure(hasFailedOrClosed(supervisor), "the failure was not handed on");
    }

    private static boolean hasFailedOrClosed(GoProcess supervisor) {
        // In this order: it may close meanwhile, but then it takes nothing afterwards.
        return supervisor.errNow().isPresent() || supervisor.closed().isRaised();
    }

    @Operation
    public void closeMiddle() {
        middle.closeAsync();
        all.add(Said.of(middle));
    }

    @Operation
    public void closeTop() {
        top.closeAsync();
        all.add(Said.of(top));
    }

    /** Whatever happened, who failed says so for ever, with what it was handed. */
    @Validate
    public void whatWasSaidIsSaidStill() {
        first.closeAsync();
        second.closeAsync();
        ensure(first.err().orElse(null) == ofFirst, "the error of first was lost");
        ensure(second.err().orElse(null) == ofSecond, "the error of second was lost");
        closeMiddle();
        closeTop();
        for (Said said : all) {
            ensure(said.failure.equals(said.closed.err()), said.closed + " says something else");
        }
        ensure(
                middle.err().isEmpty() || middle.err().get() == ofFirst,
                "middle has failed with what it was not handed");
        ensure(
                ofFirst.getSuppressed().length + ofSecond.getSuppressed().length == 0,
                "a failure was changed");
    }
}
