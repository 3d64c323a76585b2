package goprocess.compatibility;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goprocess.fixtures.ChildJvm;
import goprocess.fixtures.JvmCommand;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.File;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import javax.tools.ToolProvider;

/** A web application that brings the library along, debug too, leaves nothing of it in Tomcat. */
class TomcatRedeployTest {
    private static final String APPLICATION =
            """
            package shop;

            import goprocess.api.GoProcess;
            import goprocess.api.GoProcesses;

            import jakarta.servlet.ServletContextEvent;
            import jakarta.servlet.ServletContextListener;

            import java.time.Duration;
            import java.util.concurrent.CountDownLatch;

            public class Application implements ServletContextListener {
                private final CountDownLatch never = new CountDownLatch(1);
                private GoProcess shop;

                @Override
                public void contextInitialized(ServletContextEvent event) {
                    shop = GoProcesses.named("shop")
                            .closeOnSignals("USR2")
                            .closeOnShutdown(Duration.ofMinutes(1))
                            .teardown(() -> System.out.println("torn down"))
                            .open();
                    GoProcesses.named("orders")
                            .parent(shop)
                            .interruptAfter(Duration.ZERO)
                            .abandonAfter(Duration.ofHours(1))
                            .go(self -> never.await())
                            .closed()
                            .onRaised(() -> {});
                    GoProcesses.named("cache")
                            .parent(shop)
                            .teardown(
                                    () -> {
                                        throw new IllegalStateException("is logged");
                                    })
                            .open();
                }

                @Override
                public void contextDestroyed(ServletContextEvent event) {
                    shop.close();
                }
            }
            """;
    private static final String DESCRIPTOR =
            """
            <web-app xmlns="https://jakarta.ee/xml/ns/jakartaee" version="6.1"
                metadata-complete="true">
              <listener><listener-class>shop.Application</listener-class></listener>
            </web-app>
            """;

    /** What Tomcat asks for, so that it sees what an application leaves in threads. */
    private static final List<String> LOOKS_FOR_LEAKS =
            Stream.of(
                            "java.base/java.lang",
                            "java.base/java.io",
                            "java.base/java.util",
                            "java.base/java.util.concurrent",
                            "java.rmi/sun.rmi.transport")
                    .map(opened -> "--add-opens=" + opened + "=ALL-UNNAMED")
                    .toList();

    @TempDir private Path folder;

    @BeforeEach
    void build() throws IOException {
        Path inside = Files.createDirectories(folder.resolve("shop/WEB-INF"));
        Files.writeString(inside.resolve("web.xml"), DESCRIPTOR);
        Path source = folder.resolve("Application.java");
        Files.writeString(source, APPLICATION);
        int result =
                ToolProvider.getSystemJavaCompiler()
                        .run(
                                null,
                                null,
                                null,
                                "-proc:none",
                                "-cp",
                                path("goprocess\\.api[/-]|/tomcat-"),
                                "-d",
                                inside.resolve("classes").toString(),
                                source.toString());
        assertEquals(0, result);
        Path library = Files.createDirectories(inside.resolve("lib"));
        for (String module : List.of("api", "impl", "debug")) {
            pack(Path.of(path("goprocess\\." + module + "[/-]")), library.resolve(module + ".jar"));
        }
    }

    /** What the tests have on their path, where the entry matches somewhere. */
    private static String path(String pattern) {
        return Arrays.stream(
                        JvmCommand.classPath(TomcatRedeployTest.class).split(File.pathSeparator))
                .filter(Pattern.compile(pattern).asPredicate())
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static void pack(Path entry, Path jar) throws IOException {
        if (!Files.isDirectory(entry)) {
            Files.copy(entry, jar);
            return;
        }
        try (FileSystem packed = FileSystems.newFileSystem(jar, Map.of("create", "true"));
                Stream<Path> files = Files.walk(entry)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path to = packed.getPath("/").resolve(entry.relativize(file).toString());
                Files.createDirectories(to.getParent());
                Files.copy(file, to);
            }
        }
    }

    @Test
    void twentyDeploymentsLeaveNothingBehind() throws Exception {
        List<String> options = new ArrayList<>(LOOKS_FOR_LEAKS);
        options.addAll(List.of("-cp", path("goprocess\\.compatibility/.*test-classes|/tomcat-")));
        List<String> command =
                JvmCommand.withPath(
                        options,
                        Tomcat.class,
                        folder.resolve("server").toString(),
                        folder.resolve("shop").toString());
        try (ChildJvm tomcat = ChildJvm.start(command)) {
            List<String> said = tomcat.allLines();

            String all = String.join("\n", said);
            assertTrue(said.contains("nothing is left"), all);
            assertEquals(20, said.stream().filter("torn down"::equals).count(), all);
            String logged = "java.lang.IllegalStateException: is logged";
            assertEquals(20, said.stream().filter(logged::equals).count(), all);
            assertTrue(said.stream().noneMatch(line -> line.contains("memory leak")), all);
            assertEquals(0, tomcat.exitCode());
        }
    }
}
