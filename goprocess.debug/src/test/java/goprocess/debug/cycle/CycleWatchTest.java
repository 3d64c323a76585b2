package goprocess.debug.cycle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;
import goprocess.debug.NothingLeftOpen;
import goprocess.spi.ProcessLink;
import goprocess.spi.ProcessNode;
import goprocess.spi.ProcessProvider;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Collectors;

@NothingLeftOpen
class CycleWatchTest {
    private static final int FAR = 3 * NearSearch.NEAR;

    private final BlockingQueue<Cycle> found = new LinkedBlockingQueue<>();
    private final CycleWatch watch = new CycleWatch(found::add);

    /** They never close: only as garbage they leave the graph. */
    @AfterEach
    void forget() {
        found.clear();
    }

    private static GoProcess open(String name) {
        return GoProcesses.named(name).open();
    }

    private static ProcessNode node(GoProcess process) {
        return ProcessProvider.installed().node(process);
    }

    private void link(GoProcess from, GoProcess to) {
        from.waitFor(to);
        watch.linked(new ProcessLink(node(from), node(to), false, true, false));
    }

    private static Set<Long> ids(Cycle circle) {
        return circle.members().stream().map(ProcessNode::id).collect(Collectors.toSet());
    }

    @Test
    void aCircleOfTwoIsReportedByTheLinkThatClosesIt() {
        GoProcess a = open("a");
        GoProcess b = open("b");
        link(a, b);
        assertTrue(found.isEmpty());
        link(b, a);
        assertEquals(Set.of(a.id(), b.id()), ids(found.remove()));
    }

    @Test
    void eachMemberWaitsForTheNext() {
        GoProcess a = open("a");
        GoProcess b = open("b");
        GoProcess c = open("c");
        link(a, b);
        link(b, c);
        link(c, a);
        Cycle circle = found.remove();
        assertTrue(circle.isThere());
        List<String> names =
                circle.members().stream().map(ProcessNode::name).collect(Collectors.toList());
        assertTrue("abcab".contains(String.join("", names)), names.toString());
        ProcessNode first = circle.members().getFirst();
        assertTrue(
                circle.toString().endsWith(" → " + first.name() + " #" + first.id()),
                circle.toString());
    }

    @Test
    void aChildThatWaitsForItsParentIsACircle() {
        GoProcess parent = open("parent");
        GoProcess child = GoProcesses.named("child").parent(parent).open();
        link(child, parent);
        assertEquals(Set.of(parent.id(), child.id()), ids(found.remove()));
    }

    @Test
    void aCircleIsReportedOnce() {
        GoProcess a = open("a");
        GoProcess b = open("b");
        link(a, b);
        link(b, a);
        link(b, a);
        assertEquals(1, found.size());
    }

    @Test
    void aLinkThatOnlyClosesIsInNoCircle() {
        GoProcess a = open("a");
        GoProcess b = open("b");
        link(a, b);
        b.addChildNoWait(a);
        watch.linked(new ProcessLink(node(b), node(a), true, false, false));
        assertTrue(found.isEmpty());
    }

    @Test
    void aCircleIsNotThereWithoutOneOfItsLinks() {
        GoProcess a = open("a");
        GoProcess b = open("b");
        Cycle circle = new Cycle(List.of(node(a), node(b)));
        a.waitFor(b);
        assertFalse(circle.isThere());
    }

    @Test
    void aCircleTooFarToSeeIsFoundWhenAMemberBeginsToClose() throws InterruptedException {
        List<GoProcess> members = circleTooFarToSee(watch, FAR);
        assertTrue(found.isEmpty(), "it was near");
        watch.closing(node(members.get(members.size() / 2)));
        assertEquals(members.size(), found.take().members().size());
    }

    private static List<GoProcess> circleTooFarToSee(CycleWatch watch, int length) {
        List<GoProcess> members = new ArrayList<>();
        for (int i = 0; i < length; i++) {
            members.add(open("member"));
        }
        for (int i = 1; i < length; i++) {
            members.get(i - 1).waitFor(members.get(i));
        }
        GoProcess last = members.getLast();
        last.waitFor(members.getFirst());
        watch.linked(new ProcessLink(node(last), node(members.getFirst()), false, true, false));
        return members;
    }

    @Test
    void withoutAThreadTheNextCloseSearchesForTheOneBefore() {
        List<Runnable> searches = new ArrayList<>();
        CycleWatch first =
                new CycleWatch(found::add) {
                    @Override
                    void start(Runnable search) {
                        searches.add(search);
                        if (searches.size() == 1) {
                            throw new OutOfMemoryError("no thread, in this test");
                        }
                        search.run();
                    }
                };
        List<GoProcess> members = circleTooFarToSee(first, FAR);
        first.closing(node(members.getFirst()));
        assertTrue(found.isEmpty());

        first.closing(node(open("another")));
        assertEquals(members.size(), found.remove().members().size());
    }

    @Test
    void whatCouldNotBeReportedIsReportedAtTheNextClose() {
        List<Cycle> refused = new ArrayList<>();
        CycleWatch forgetful =
                new CycleWatch(
                        circle -> {
                            if (refused.isEmpty()) {
                                refused.add(circle);
                                throw new OutOfMemoryError("of the test");
                            }
                            found.add(circle);
                        }) {
                    @Override
                    void start(Runnable search) {
                        search.run();
                    }
                };
        List<GoProcess> members = circleTooFarToSee(forgetful, FAR);
        forgetful.closing(node(members.getFirst()));
        assertEquals(1, refused.size());
        assertTrue(found.isEmpty());

        forgetful.closing(node(open("another")));
        assertEquals(members.size(), found.remove().members().size());
    }

    /** Or after one very long circle each further one would be reported again and again. */
    @Test
    void aCircleThatIsGoneTakesNoRoomInTheMemoryOfThoseThatWereReported() {
        CycleWatch full =
                new CycleWatch(found::add) {
                    @Override
                    void start(Runnable search) {
                        search.run();
                    }
                };
        List<GoProcess> members = circleTooFarToSee(full, CycleWatch.REMEMBERED);
        full.closing(node(members.getFirst()));
        assertEquals(CycleWatch.REMEMBERED, found.remove().members().size());
        members.forEach(member -> full.gone(member.id()));

        GoProcess a = open("a");
        GoProcess b = open("b");
        a.waitFor(b);
        b.waitFor(a);
        ProcessLink last = new ProcessLink(node(b), node(a), false, true, false);
        full.linked(last);
        full.linked(last);
        assertEquals(1, found.size());
    }

    @Test
    void ofALongCircleOnlyTheBeginningIsNamed() {
        List<ProcessNode> members = new ArrayList<>();
        for (int i = 0; i < 25; i++) {
            members.add(node(open("member")));
        }
        assertTrue(new Cycle(members).toString().contains(" → … 5 more → "));
    }

    @Test
    void aNameBreaksNoLineOfTheLog() {
        GoProcess process = open("two\nlines");
        assertEquals(
                "two\\nlines #%1$d → two\\nlines #%1$d".formatted(process.id()),
                new Cycle(List.of(node(process))).toString());
    }

    @Test
    void aCircleThatTwoThreadsMakeTogetherIsSeenByOneOfThem() throws Exception {
        for (int round = 0; round < 100; round++) {
            GoProcess a = open("a");
            GoProcess b = open("b");
            CyclicBarrier start = new CyclicBarrier(2);
            Thread other =
                    Thread.ofVirtual()
                            .start(
                                    () -> {
                                        meet(start);
                                        link(b, a);
                                    });
            meet(start);
            link(a, b);
            other.join();
            assertEquals(1, found.size(), "round " + round);
            found.clear();
        }
    }

    private static void meet(CyclicBarrier start) {
        try {
            start.await();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aGraphWithoutACircleIsNeverReported() {
        long seed = Long.getLong("goprocess.seed", new Random().nextLong());
        Random random = new Random(seed);
        List<GoProcess> all = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            GoProcess process = open("process");
            for (int k = 0; k < 3 && !all.isEmpty(); k++) {
                link(process, all.get(random.nextInt(all.size())));
            }
            all.add(process);
        }
        assertNull(found.poll(), "-Dgoprocess.seed=" + seed);
        all.forEach(GoProcess::closeAsync);
    }
}
