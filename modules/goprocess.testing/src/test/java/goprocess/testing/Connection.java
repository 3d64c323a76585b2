package goprocess.testing;

import goprocess.api.GoProcess;
import goprocess.api.ProcessFunction;

/** Ends with its server. */
final class Connection implements ProcessFunction {
    @Override
    public void run(GoProcess self) throws InterruptedException {
        self.closing().await();
    }
}
