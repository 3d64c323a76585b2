package goprocess.verification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;
import goprocess.api.State;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A process inside a type of the user's own. */
class ForwardingProcessTest {
    @RegisterExtension final WarningLog log = new WarningLog();

    private final Recorder recorder = new Recorder();
    private final GoProcess inside = GoProcesses.withTeardown(recorder.teardown("inside"));
    private final WrappedProcess wrapped = new WrappedProcess(inside);
    private final GoProcess p = GoProcesses.withTeardown(recorder.teardown("p"));

    @Test
    void itCanBeAChild() {
        p.addChild(wrapped);

        p.close();

        assertEquals(List.of("inside", "p"), recorder.events());
    }

    @Test
    void itCanBeAChildThatNobodyWaitsFor() {
        p.addChildNoWait(wrapped);

        p.close();

        assertTrue(inside.closing().isRaised());
    }

    @Test
    void itCanBeWaitedFor() {
        p.waitFor(wrapped);
        p.closeAsync();
        inside.close();

        p.close();

        assertEquals(List.of("inside", "p"), recorder.events());
    }

    @Test
    void itCanBeAParentOfEveryKind() {
        List<GoProcess> children =
                List.of(
                        GoProcesses.withParent(wrapped),
                        GoProcesses.goChild(wrapped, self -> self.closing().await()),
                        GoProcesses.spawnChild(wrapped, self -> self.closing().await()),
                        GoProcesses.named("built").parent(wrapped).open());

        inside.close();

        for (GoProcess child : children) {
            assertEquals(State.CLOSED, child.state());
        }
    }

    @Test
    void aBuilderCanWaitForItAndCloseItOnFailure() throws InterruptedException {
        GoProcess built =
                GoProcesses.named("built")
                        .waitFor(wrapped)
                        .closeOnFailure(wrapped)
                        .go(Failing.function(new Exception("on purpose")));

        inside.closed().await();
        built.closed().await();
    }

    @Test
    void itCanBeWrappedTwice() {
        p.addChild(new WrappedProcess(wrapped));

        p.close();

        assertEquals(List.of("inside", "p"), recorder.events());
    }

    @Test
    void whatItOverridesIsNotCalledByTheGraph() {
        p.addChild(wrapped);

        p.close();

        assertEquals(0, wrapped.closeCalls.get());
    }

    @ParameterizedTest
    @MethodSource("goprocess.verification.BadInputTest#linksTo")
    void aLinkToItselfIsRefusedThroughTheWrappingToo(BadInputTest.Link link) {
        assertThrows(IllegalArgumentException.class, () -> link.make(inside, wrapped));
        assertThrows(IllegalArgumentException.class, () -> link.make(wrapped, inside));
        assertThrows(IllegalArgumentException.class, () -> link.make(wrapped, wrapped));
    }

    @Test
    void itForwardsEverything() throws InterruptedException {
        GoProcess awaited = GoProcesses.withTeardown(recorder.teardown("awaited"));
        GoProcess child = GoProcesses.withTeardown(recorder.teardown("child"));
        GoProcess unawaited = GoProcesses.named("unawaited").open();
        WrappedProcess own = new WrappedProcess(GoProcesses.named("own").open());
        own.setTeardown(recorder.teardown("own"));
        own.waitFor(awaited);
        own.addChild(child);
        own.addChildNoWait(unawaited);
        own.go(self -> {}).closed().await();
        assertEquals("named", own.go("named", self -> {}).name());
        assertEquals(own.delegate().id(), own.id());
        assertEquals("own", own.name());
        assertEquals("own #" + own.id() + " RUNNING", own.toString());

        assertThrows(RuntimeException.class, () -> own.close(Duration.ZERO));
        assertEquals(State.CLOSING, own.state());
        assertTrue(own.closing().isRaised());
        child.err();
        awaited.close();

        own.closeAsync().await();
        own.closeAfterChildren();
        own.close();
        assertTrue(own.closed().isRaised());
        assertEquals(Optional.empty(), own.err());
        assertEquals(Optional.empty(), own.errNow());
        assertTrue(unawaited.closing().isRaised());
        assertEquals(List.of("child", "awaited", "own"), recorder.events());
    }
}
