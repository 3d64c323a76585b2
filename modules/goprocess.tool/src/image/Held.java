import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/**
 * Runs a command, with the id of this JVM behind it, while a close is held here: something to be
 * asked for.
 */
final class Held {
    private Held() {}

    public static void main(String[] command) throws Exception {
        CountDownLatch goOn = new CountDownLatch(1);
        GoProcess app = GoProcesses.named("app").open();
        GoProcess database = GoProcesses.named("database").parent(app).teardown(() -> {}).open();
        for (int i = 0; i < 4; i++) {
            database.waitFor(GoProcesses.named("worker-" + i).parent(app).go(self -> goOn.await()));
        }
        app.closeAsync();
        List<String> withId = new ArrayList<>(List.of(command));
        withId.add(Long.toString(ProcessHandle.current().pid()));
        int status = new ProcessBuilder(withId).inheritIO().start().waitFor();
        goOn.countDown();
        app.close();
        System.exit(status);
    }
}
