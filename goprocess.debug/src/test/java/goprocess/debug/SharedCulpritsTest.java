package goprocess.debug;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goprocess.api.GoProcess;
import goprocess.api.GoProcessBuilder;
import goprocess.api.GoProcesses;
import goprocess.fixtures.Gate;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

/** A process that several closes wait for: each of them is told. */
@NothingLeftOpen
class SharedCulpritsTest {
    private final Gate gate = new Gate();
    private final List<GoProcess> opened = new ArrayList<>();

    @AfterEach
    void closes() {
        gate.close();
        opened.forEach(GoProcess::closeAsync);
        opened.forEach(GoProcess::err);
    }

    private GoProcess open(String name) {
        GoProcess process = GoProcesses.named(name).open();
        opened.add(process);
        return process;
    }

    private GoProcess stuckBelow(GoProcess... parents) throws InterruptedException {
        GoProcessBuilder options = GoProcesses.named("db");
        for (GoProcess parent : parents) {
            options = options.parent(parent);
        }
        GoProcess stuck = options.go(self -> gate.pass());
        gate.awaitReached();
        return stuck;
    }

    private static String name(GoProcess process) {
        return process.name() + " #" + process.id();
    }

    private String firstLine() {
        return FirstLine.of(ProcessGraph.capture().diagnose());
    }

    /** Which of them is named first is not said. */
    private void assertHoldsBoth(GoProcess culprit, GoProcess one, GoProcess other) {
        String holds = name(culprit) + " holds the close of ";
        String line = firstLine();
        assertTrue(
                line.startsWith(holds + name(one) + ", and of " + name(other) + ": its")
                        || line.startsWith(holds + name(other) + ", and of " + name(one) + ": its"),
                line);
    }

    @Test
    void twoClosesOverOneThatIsStuckAreBothTold() throws InterruptedException {
        GoProcess api = open("api");
        GoProcess jobs = open("jobs");
        open("idle");
        GoProcess db = stuckBelow(api, jobs);
        api.closeAsync();
        jobs.closeAsync();
        assertHoldsBoth(db, api, jobs);
        String red = "color=\"#c00000\", penwidth";
        List<String> edges =
                ProcessGraph.capture().toDot().lines().filter(line -> line.contains("->")).toList();
        assertEquals(2, edges.size());
        edges.forEach(edge -> assertTrue(edge.contains(red), edge));
        ProcessGraph stuck = ProcessGraph.capture().filter(GraphFilter.all().onlyStuck());
        assertTrue(stuck.toJson().contains("\"jobs\""), stuck::toJson);
        assertFalse(stuck.toJson().contains("\"idle\""), stuck::toJson);
    }

    @Test
    void aCloseThatReachesTheStuckOneThroughOthers() throws InterruptedException {
        GoProcess api = open("api");
        GoProcess jobs = open("jobs");
        GoProcess pool = GoProcesses.named("pool").parent(api).parent(jobs).open();
        GoProcess db = stuckBelow(pool);
        api.closeAsync();
        jobs.closeAsync();
        assertHoldsBoth(db, api, jobs);
    }

    @Test
    void ofManySomeAreNamed() throws InterruptedException {
        GoProcess[] tops = new GoProcess[6];
        for (int i = 0; i < tops.length; i++) {
            tops[i] = open("app-" + i);
        }
        stuckBelow(tops);
        for (GoProcess top : tops) {
            top.closeAsync();
        }
        String expected =
                "db #\\d+ holds the close of A, and of A, A, A and 2 more: its .*"
                        .replace("A", "app-\\d #\\d+");
        assertTrue(firstLine().matches(expected), firstLine());
    }

    @Test
    void closesThatHangInTheSameWayAreToldTogetherAndByTheirNames() throws InterruptedException {
        try (Gate second = new Gate()) {
            GoProcess shop = open("shop");
            GoProcess billing = open("billing");
            shop.go("mail-sender", self -> gate.pass());
            GoProcess other = billing.go("mail-sender", self -> second.pass());
            gate.awaitReached();
            second.awaitReached();
            shop.closeAsync();
            billing.closeAsync();
            String expected = ": " + name(other) + ", which holds the close of " + name(billing);
            Closing.await(
                    () -> ProcessGraph.capture().diagnose().toString().contains(expected + "."));
        }
    }
}
