package goprocess.debug.stall;

import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;
import goprocess.debug.ProcessGraph;
import goprocess.spi.ProcessNode;
import goprocess.spi.ProcessProvider;

import java.util.concurrent.CountDownLatch;

/**
 * A program with a function that waits for the background, in the way that its argument says. It
 * writes the first line of what is found out about it, once it was warned of.
 */
final class StalledByBackground {
    private StalledByBackground() {}

    public static void main(String[] args) throws InterruptedException {
        CountDownLatch warned = new CountDownLatch(1);
        ErrLines.readBy(
                text -> {
                    if (text.contains("A close takes longer")) {
                        warned.countDown();
                    }
                });
        GoProcess app = GoProcesses.named("app").open();
        app.go("fn", self -> await(args[0]));
        ProcessNode background = ProcessProvider.installed().node(GoProcesses.background());
        while (background.waits().isEmpty()) {
            Thread.onSpinWait(); // until then it may still end by itself
        }
        app.closeAsync();
        warned.await();
        print("ROOT", ProcessGraph.capture(app));
        print("ALL", ProcessGraph.capture());
    }

    private static void await(String how) throws InterruptedException {
        GoProcess background = GoProcesses.background();
        switch (how) {
            case "close" -> background.close();
            case "closeAfterChildren" -> background.closeAfterChildren();
            case "err" -> background.err();
            case "closed" -> background.closed().await();
            case "closing" -> background.closing().await();
            default -> throw new IllegalArgumentException(how);
        }
    }

    private static void print(String of, ProcessGraph graph) {
        System.out.println(of + " " + graph.diagnose().toString().lines().findFirst().orElse(""));
    }
}
