package goprocess.examples.patterns;

import static goprocess.api.GoProcesses.application;
import static goprocess.api.GoProcesses.named;

import goprocess.api.GoProcess;
import goprocess.api.ProcessFunction;

import java.util.Map;

/** A job that ends by itself, and says by its exit status how it went. */
final class Batch {
    private Batch() {}

    static GoProcess run(Map<String, ProcessFunction> parts) {
        // @start region="batch"
        GoProcess batch = application("import").open();
        parts.forEach((name, part) -> named(name).parent(batch).closeOnFailure(batch).go(part));
        batch.closeAfterChildren(); // throws what a part has thrown
        // @end
        return batch;
    }
}
