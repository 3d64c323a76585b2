package goprocess.faults;

import java.nio.file.Path;
import java.util.List;

/** Of what looks on. */
final class DebugFaults {
    static final List<Fault> ALL =
            List.of(
                    in(
                            "history/CriticalWalk",
                            "the critical path of an open close goes to one that nobody closes",
                            "(ProcessHistory to) -> to.closingAt() == UNKNOWN)",
                            "(ProcessHistory to) -> to.closingAt() != UNKNOWN)",
                            "goprocess.debug.recording.CriticalPathTest"),
                    in(
                            "graph/LinkCheck",
                            "a wait is called certain without a second look",
                            "columns.kinds[link] &= ~LinkKind.WAITS;",
                            "",
                            "goprocess.debug.graph.LinkCheckTest"),
                    in(
                            "listener/ChunkSnapshot",
                            "links are cut and the snapshot is not marked as truncated",
                            "return !budget.isExceeded();",
                            "return true;",
                            "goprocess.debug.listener.ChunkSnapshotTest"),
                    in(
                            "diagnosis/Ages",
                            "the age of a stuck teardown is that of the close",
                            "case STUCK_TEARDOWN, STUCK_CALLBACK -> work == null ? ofClose(node) :"
                                    + " work.since();",
                            "case STUCK_TEARDOWN, STUCK_CALLBACK -> ofClose(node);",
                            "goprocess.debug.StuckTeardownTest"));

    private DebugFaults() {}

    private static Fault in(String name, String what, String text, String instead, String test) {
        return Fault.of(
                what,
                Path.of("goprocess.debug/src/main/java/goprocess/debug", name + ".java"),
                text,
                instead,
                test);
    }
}
