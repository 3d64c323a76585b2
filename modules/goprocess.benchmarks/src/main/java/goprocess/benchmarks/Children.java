package goprocess.benchmarks;

import goprocess.api.GoProcess;
import goprocess.spi.ProcessProvider;

/** Looks at the children a process has. */
final class Children {
    private Children() {}

    static int of(GoProcess process) {
        int[] count = new int[1];
        ProcessProvider.installed().node(process).forEachLink(link -> count[0]++);
        return count[0];
    }
}
