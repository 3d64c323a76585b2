package goprocess.impl.observation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;
import goprocess.spi.ProcessNode;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.stream.IntStream;

/** The open processes without a parent. They are listed only for a listener, as {@link Told}. */
@Tag("watched")
class RootsTest {
    @BeforeAll
    static void needsTheListener() {
        assumeTrue(Listeners.areInstalled(), "src/test/listener is not on the class path");
    }

    /** More than the list has parts. */
    @Test
    void theyAreInTheOrderInWhichTheyWereOpened() {
        List<GoProcess> opened =
                IntStream.range(0, 200).mapToObj(i -> GoProcesses.named("root").open()).toList();
        List<Long> ids = opened.stream().map(GoProcess::id).toList();
        List<Long> listed =
                Roots.snapshot().stream().map(ProcessNode::id).filter(ids::contains).toList();
        assertEquals(ids, listed);
        opened.forEach(GoProcess::close);
    }
}
