package goprocess.tool;

import goprocess.debug.recording.Shutdown;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A shutdown for readers. */
final class ShutdownText {
    private static final int MOST = 10;

    private ShutdownText() {}

    /**
     * The timeline, the critical path, and the processes that determined the length, as lines for a
     * terminal.
     */
    static Stream<String> lines(Shutdown shutdown, List<String> missing) {
        return Stream.of(
                        shutdown.toString().lines(),
                        shares(
                                "By process:",
                                PathShares.byProcess(shutdown),
                                share -> Text.oneLine(share.first().toString())),
                        shares("By name:", PathShares.byStem(shutdown), PathShares.Share::name),
                        missing.stream().map(Style.FAINT::of))
                .flatMap(each -> each);
    }

    static String of(Shutdown shutdown, List<String> missing) {
        return lines(shutdown, missing).collect(Collectors.joining("\n", "", "\n"));
    }

    private static Stream<String> shares(
            String title, PathShares shares, Function<PathShares.Share, String> named) {
        List<PathShares.Share> all = shares.shares();
        Stream<String> head = Stream.of("", title);
        Stream<String> most = all.stream().limit(MOST).map(share -> line(share, named));
        Stream<String> rest =
                all.size() > MOST
                        ? Stream.of("  and " + (all.size() - MOST) + " with less")
                        : Stream.empty();
        return Stream.of(head, most, rest).flatMap(each -> each);
    }

    private static String line(PathShares.Share share, Function<PathShares.Share, String> named) {
        return String.format(
                Locale.ROOT,
                "%12s %5.1f %%  %s",
                Text.time(share.length().toMillis()),
                100 * share.part(),
                named.apply(share));
    }
}
