package goprocess.verification.random;

import goprocess.api.GoProcess;
import goprocess.api.State;
import goprocess.spi.ProcessLink;
import goprocess.spi.ProcessNode;
import goprocess.spi.ProcessProvider;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The links that the library shows while nothing moves: those between open processes, no others.
 */
final class ShownLinks {
    private final Trial trial;

    private ShownLinks(Trial trial) {
        this.trial = trial;
    }

    static void check(Trial trial) {
        ShownLinks links = new ShownLinks(trial);
        links.awaitNoneWithClosed(trial.keeper());
        for (Member member : trial.script().members) {
            if (member.isOpened()) {
                links.awaitNoneWithClosed(member.process);
                if (member.isRunning()) {
                    links.checkGranted(member);
                }
            }
        }
    }

    private static ProcessNode node(GoProcess process) {
        return ProcessProvider.installed().node(process);
    }

    /** A process is closed before it drops its links, but only for a moment. */
    private void awaitNoneWithClosed(GoProcess process) {
        ProcessNode node = node(process);
        trial.patience()
                .await(
                        "links with closed processes must be gone: " + process,
                        () -> {
                            List<ProcessLink> shown = new ArrayList<>();
                            node.forEachLink(shown::add);
                            node.forEachLinkFrom(shown::add);
                            return shown.stream().noneMatch(ShownLinks::isOfClosed);
                        });
    }

    private static boolean isOfClosed(ProcessLink link) {
        return link.from().state() == State.CLOSED || link.to().state() == State.CLOSED;
    }

    /** What a running process was granted is shown. */
    private void checkGranted(Member member) {
        List<ProcessLink> shown = new ArrayList<>();
        node(member.process).forEachLink(shown::add);
        compare(
                member + " waits for",
                shown,
                ProcessLink::waits,
                member.waits.stream().map(Member.Waited::to));
        compare(member + " closes", shown, ProcessLink::closes, member.closes.stream());
        compare(
                member + " closes on failure",
                shown,
                ProcessLink::closesOnFailure,
                member.fails.stream());
    }

    private void compare(
            String what, List<ProcessLink> shown, Predicate<ProcessLink> kind, Stream<Member> to) {
        Set<Long> expected =
                to.filter(member -> !member.isClosed())
                        .map(member -> member.process.id())
                        .collect(Collectors.toSet());
        Set<Long> found =
                shown.stream().filter(kind).map(link -> link.to().id()).collect(Collectors.toSet());
        if (!found.equals(expected)) {
            trial.violated(what + " " + found + " and not " + expected);
        }
    }
}
