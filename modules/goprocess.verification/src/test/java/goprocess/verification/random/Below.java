package goprocess.verification.random;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** What can be reached through links that were granted. */
final class Below {
    private Below() {}

    /** When a close began, everything below has begun to close. */
    static void checkIsClosing(Trial trial, Member top) {
        walk(
                top,
                member -> member.closes.stream(),
                below -> {
                    if (below.isRunning()) {
                        trial.violated("the close of " + top + " began without " + below);
                    }
                    return false;
                });
    }

    /** Whether a process waits for another, through any chain of links. */
    static boolean waits(Member from, Member to) {
        return walk(
                from,
                member ->
                        member.waits.stream()
                                .map(Member.Waited::to)
                                .filter(next -> next.number <= to.number),
                found -> found == to);
    }

    private interface Stop {
        boolean at(Member member);
    }

    private static boolean walk(Member from, Function<Member, Stream<Member>> next, Stop stop) {
        Set<Member> seen = new HashSet<>();
        Deque<Member> open = new ArrayDeque<>();
        seen.add(from);
        open.add(from);
        Member member;
        while ((member = open.poll()) != null) {
            if (stop.at(member)) {
                return true;
            }
            next.apply(member).filter(seen::add).forEach(open::add);
        }
        return false;
    }
}
