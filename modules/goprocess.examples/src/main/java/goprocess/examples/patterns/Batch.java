package goprocess.examples.patterns;

import static goprocess.api.GoProcesses.application;
import static goprocess.api.GoProcesses.named;

import goprocess.api.GoProcess;
import goprocess.api.ProcessFunction;

import java.util.Map;

/** A job that ends by itself, and whose exit status says how it went. */
final class Batch {
    private Batch() {}

    static GoProcess run(Map<String, ProcessFunction> parts) {
        // @start region="batch"
        GoProcess batch =
                application("import")
                        .closeAfterChildren() // not when this function returns
                        .go(self -> parts.forEach((name, part) -> start(self, name, part)));
        // @end
        return batch;
    }

    // @start region="part"
    private static void start(GoProcess batch, String name, ProcessFunction part) {
        named(name).parent(batch).closeOnFailure(batch).go(part);
    }
    // @end
}
