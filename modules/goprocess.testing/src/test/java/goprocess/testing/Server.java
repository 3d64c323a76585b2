package goprocess.testing;

import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;

/** What the samples of the Javadoc test. */
final class Server {
    private Server() {}

    static GoProcess start() {
        return GoProcesses.named("server").open();
    }
}
