package goprocess.verification;

/** What {@link ProviderTest} compiles: applications, and a provider of which one place is wrong. */
final class InstalledSources {
    private InstalledSources() {}

    /** Answers "closed", or the message of the exception. */
    static final String APPLICATION =
            """
            package app;

            import goprocess.api.GoProcesses;

            public final class App implements java.util.concurrent.Callable<String> {
                @Override
                public String call() {
                    try {
                        GoProcesses.withTeardown(() -> {}).close();
                        return "closed";
                    } catch (IllegalStateException e) {
                        return e.getMessage();
                    }
                }
            }
            """;

    /** Calls each function of the API, and counts those that name the missing module. */
    static final String EVERY_CALL =
            """
            package every;

            import goprocess.api.GoProcess;
            import goprocess.api.GoProcesses;
            import java.lang.reflect.Proxy;
            import java.time.Duration;
            import java.util.List;

            public final class Call implements java.util.concurrent.Callable<String> {
                @Override
                public String call() {
                    List<Runnable> calls = List.of(
                            () -> GoProcesses.background(),
                            () -> GoProcesses.go(self -> {}),
                            () -> GoProcesses.spawn(self -> {}),
                            () -> GoProcesses.withTeardown(() -> {}),
                            () -> GoProcesses.withSignals("TERM"),
                            () -> GoProcesses.withShutdownHook(Duration.ZERO),
                            () -> GoProcesses.named("p"),
                            () -> GoProcesses.goChild(none(), self -> {}),
                            () -> GoProcesses.spawnChild(none(), self -> {}),
                            () -> GoProcesses.withParent(none()));
                    return calls.stream().filter(Call::isRefused).count()
                            + " refusals that name goprocess.impl";
                }

                private static GoProcess none() {
                    return (GoProcess) Proxy.newProxyInstance(
                            GoProcess.class.getClassLoader(),
                            new Class<?>[] {GoProcess.class},
                            (proxy, method, arguments) -> null);
                }

                private static boolean isRefused(Runnable call) {
                    try {
                        call.run();
                        return false;
                    } catch (IllegalStateException e) {
                        return e.getMessage().contains("goprocess.impl");
                    }
                }
            }
            """;

    /** To be filled in: the package, what the constructor does, the version. */
    static final String PROVIDER =
            """
            package %s;

            import goprocess.api.*;
            import goprocess.spi.*;
            import java.time.Duration;
            import java.util.List;

            public class Found implements ProcessProvider {
                public Found() { %s }

                public int version() { return %s; }
                public GoProcess background() { return null; }
                public GoProcess open(GoProcess parent, Teardown teardown) { return null; }
                public GoProcess go(GoProcess parent, ProcessFunction function) { return null; }
                public GoProcessBuilder named(String name) { return null; }
                public GoProcess withSignals(String... names) { return null; }
                public GoProcess withShutdownHook(Duration timeout) { return null; }
                public List<ProcessNode> roots() { return List.of(); }
                public ProcessNode node(GoProcess process) { return null; }
            }
            """;
}
