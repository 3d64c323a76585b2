package goprocess.tool;

import goprocess.debug.recording.Blame;
import goprocess.debug.recording.Shutdown;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A shutdown for readers. */
final class ShutdownText {
    private static final int MOST = 10;

    private ShutdownText() {}

    /** The timeline, the critical path, and who set the length, as lines for a terminal. */
    static Stream<String> lines(Shutdown shutdown, List<String> missing) {
        return Stream.of(
                        shutdown.toString().lines(),
                        shares("By process:", shutdown.blame().byProcess()),
                        shares("By name:", shutdown.blame().byName()),
                        missing.stream().map(Style.FAINT::of))
                .flatMap(each -> each);
    }

    static String of(Shutdown shutdown, List<String> missing) {
        return lines(shutdown, missing).collect(Collectors.joining("\n", "", "\n"));
    }

    private static Stream<String> shares(String title, List<Blame.Share> shares) {
        Stream<String> head = Stream.of("", title);
        Stream<String> most = shares.stream().limit(MOST).map(ShutdownText::line);
        Stream<String> rest =
                shares.size() > MOST
                        ? Stream.of("  and " + (shares.size() - MOST) + " with less")
                        : Stream.empty();
        return Stream.of(head, most, rest).flatMap(each -> each);
    }

    private static String line(Blame.Share share) {
        return String.format(
                Locale.ROOT,
                "%12s %5.1f %%  %s",
                Text.time(share.length().toMillis()),
                100 * share.share(),
                Text.oneLine(share.name()));
    }
}
