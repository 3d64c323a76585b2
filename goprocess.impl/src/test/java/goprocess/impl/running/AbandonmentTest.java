package goprocess.impl.running;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;
import goprocess.api.State;
import goprocess.impl.protocol.Cascade;
import goprocess.spi.CloseCause;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;

/** What is given up, and what is not, between two steps of another thread. */
class AbandonmentTest {
    private static WorkNode open(String name) {
        return (WorkNode) GoProcesses.named(name).open();
    }

    /** Has a teardown that writes down the states of others when it runs. */
    private static WorkNode writesDown(List<State> states, GoProcess... others) {
        return (WorkNode)
                GoProcesses.named("service")
                        .teardown(
                                () -> Stream.of(others).map(GoProcess::state).forEach(states::add))
                        .open();
    }

    /** The cascade stands for a thread that has begun to close it, and not yet what is below. */
    @Test
    void whatAnotherThreadIsAboutToCloseIsNotLeftRunning() {
        List<State> states = new ArrayList<>();
        WorkNode cache = open("cache");
        WorkNode service = writesDown(states, cache);
        service.addChild(cache);
        Cascade other = new Cascade();
        service.begin(CloseCause.CALLED, null, other);

        service.abandon();
        other.run();
        service.close();

        assertEquals(List.of(State.CLOSED), states);
        assertEquals(Optional.empty(), service.errNow());
    }

    @Test
    void belowAsWell() {
        List<State> states = new ArrayList<>();
        WorkNode cache = open("cache");
        WorkNode disk = open("disk");
        WorkNode service = writesDown(states, cache, disk);
        service.addChild(cache);
        cache.addChild(disk);
        Cascade above = new Cascade();
        service.begin(CloseCause.CALLED, null, above);
        Cascade other = new Cascade();
        cache.begin(CloseCause.CALLED, null, other);

        service.abandon();
        other.run();
        above.run();

        service.close();
        assertEquals(List.of(State.CLOSED, State.CLOSED), states);
    }

    @Test
    void itsFailureNamesAllFromTheBeginning() throws InterruptedException {
        CountDownLatch never = new CountDownLatch(1);
        CountDownLatch begun = new CountDownLatch(1);
        GoProcess service = GoProcesses.named("service").open();
        GoProcess worker =
                GoProcesses.named("worker")
                        .parent(service)
                        .go(
                                self -> {
                                    begun.countDown();
                                    never.await();
                                });
        begun.await();
        service.waitFor(GoProcesses.background());
        service.closeAsync();

        service.abandon();

        Throwable failure = service.err().orElseThrow();
        String work = "the function of worker #" + id(worker);
        assertEquals(
                "service #%s CLOSING was abandoned. Given up: %s; the wait of %s for background"
                        .formatted(id(service), work, "service #" + id(service) + " CLOSING"),
                failure.getMessage());
        assertEquals(List.of(), Arrays.asList(failure.getSuppressed()));
        never.countDown();
    }

    /** In some languages other digits are usual. */
    @Test
    void itsFailureDoesNotDependOnTheLanguageOfTheMachine() throws InterruptedException {
        int works = 12;
        CountDownLatch never = new CountDownLatch(1);
        CountDownLatch begun = new CountDownLatch(works);
        GoProcess service = GoProcesses.named("service").open();
        List<String> named = new ArrayList<>();
        for (int i = 0; i < works; i++) {
            GoProcess worker =
                    GoProcesses.named("worker")
                            .parent(service)
                            .go(
                                    self -> {
                                        begun.countDown();
                                        never.await();
                                    });
            named.add("the function of worker #" + id(worker));
        }
        begun.await();
        service.closeAsync();

        Locale before = Locale.getDefault(Locale.Category.FORMAT);
        Locale.setDefault(Locale.Category.FORMAT, Locale.forLanguageTag("ar-EG-u-nu-arab"));
        try {
            service.abandon();
        } finally {
            Locale.setDefault(Locale.Category.FORMAT, before);
        }

        String failure = service.err().orElseThrow().getMessage();
        assertTrue(failure.endsWith(" and 2 more"), failure);
        String list = failure.substring(0, failure.length() - " and 2 more".length());
        List<String> told = List.of(list.split(": ", 2)[1].split("; ", -1));
        assertEquals(10, told.size(), failure);
        assertTrue(named.containsAll(told), failure);
        never.countDown();
    }

    private static long id(GoProcess process) {
        return ((WorkNode) process).id;
    }

    /** The first parent of a is c; of the two cycles b-c-b and b-c-a-b, b-c is a part of both. */
    @Test
    void oneCutIsEnoughForTwoCyclesThatShareALink() {
        WorkNode c = open("c");
        WorkNode b = open("b");
        c.waitFor(b);
        WorkNode a = (WorkNode) GoProcesses.named("a").parent(c).open();
        a.waitFor(b);
        b.waitFor(c);
        c.closeAsync();
        b.closeAsync();
        assertEquals(State.CLOSING, a.state());

        a.abandon();

        c.err();
        b.err();
        String failure = a.err().orElseThrow().getMessage();
        assertEquals(1, failure.split("the wait of", -1).length - 1, failure);
    }
}
