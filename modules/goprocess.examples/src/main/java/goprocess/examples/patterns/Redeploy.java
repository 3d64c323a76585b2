package goprocess.examples.patterns;

import static goprocess.api.GoProcesses.named;

import goprocess.api.GoProcess;

import java.time.Duration;

/** The methods that a container calls when it deploys and undeploys a program. */
final class Redeploy {
    // @start region="redeploy"
    private final GoProcess app = named("shop").open(); // not application: the JVM is not ours

    void contextInitialized() {
        app.go("cache-cleaner", self -> self.closing().await());
    }

    void contextDestroyed() {
        app.close(Duration.ofSeconds(20)); // or throws, with what is still open
    }

    // @end

    GoProcess app() {
        return app;
    }
}
