package goprocess.verification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;

/** Each way in which finding the implementation can end, on both paths. */
class ProviderTest {
    private static final String SERVICE = "META-INF/services/goprocess.spi.ProcessProvider";

    @TempDir private Path folder;
    private Installation installation;

    @BeforeEach
    void installTheApplication() throws IOException {
        installation =
                new Installation(folder)
                        .with(
                                "app",
                                Map.of(
                                        "module-info.java",
                                        "module app { requires goprocess.api; exports app; }",
                                        "app/App.java",
                                        InstalledSources.APPLICATION));
    }

    /** What the application gets to see: "closed", or the message of the exception. */
    private String answer(Installation.Kind kind) throws Exception {
        return (String) installation.application(kind, "app", "app.App").call();
    }

    private static void assertContains(String part, String message) {
        assertTrue(message.contains(part), message);
    }

    private static Map<String, String> provider(String module, String constructor, String version) {
        Map<String, String> sources = new HashMap<>();
        sources.put(
                "module-info.java",
                "module %s { requires goprocess.api; provides goprocess.spi.ProcessProvider with %s.Found; }"
                        .formatted(module, module));
        sources.put(
                module + "/Found.java",
                InstalledSources.PROVIDER.formatted(module, constructor, version));
        sources.put(SERVICE, module + ".Found\n");
        return sources;
    }

    @ParameterizedTest
    @EnumSource
    void found(Installation.Kind kind) throws Exception {
        installation.withImplementation();

        assertEquals("closed", answer(kind));
    }

    @ParameterizedTest
    @EnumSource
    void missing(Installation.Kind kind) throws Exception {
        String message = answer(kind);

        assertContains("goprocess.impl", message);
        assertContains("module path", message);
    }

    @ParameterizedTest
    @EnumSource
    void everyFunctionSaysThatItIsMissing(Installation.Kind kind) throws Exception {
        installation.with(
                "every",
                Map.of(
                        "module-info.java",
                        "module every { requires goprocess.api; exports every; }",
                        "every/Call.java",
                        InstalledSources.EVERY_CALL));

        Callable<?> calls = installation.application(kind, "every", "every.Call");

        assertEquals("10 refusals that name goprocess.impl", calls.call());
        assertEquals("10 refusals that name goprocess.impl", calls.call());
    }

    @ParameterizedTest
    @EnumSource
    void doubled(Installation.Kind kind) throws Exception {
        installation.withImplementation().with("other", provider("other", "", "VERSION"));

        String message = answer(kind);

        assertContains("2 implementations", message);
        assertContains("other.Found", message);
        assertContains("goprocess.impl", message);
    }

    @ParameterizedTest
    @EnumSource
    void faulty(Installation.Kind kind) throws Exception {
        installation.with(
                "faulty",
                provider("faulty", "throw new IllegalStateException(\"on purpose\");", "1"));

        assertContains("faulty.Found", answer(kind));
    }

    @ParameterizedTest
    @EnumSource
    void faultyWhenItsClassIsLoaded(Installation.Kind kind) throws Exception {
        installation.with(
                "broken", provider("broken", "} static { java.util.List.of().get(1);", "1"));

        assertContains("broken.Found", answer(kind));
    }

    @ParameterizedTest
    @EnumSource
    void mismatched(Installation.Kind kind) throws Exception {
        installation.with("newer", provider("newer", "", "4711"));

        String message = answer(kind);

        assertContains("newer.Found", message);
        assertContains("version 4711", message);
        assertContains("same version", message);
    }

    @ParameterizedTest
    @EnumSource
    void builtBeforeThereWereVersions(Installation.Kind kind) throws Exception {
        Map<String, String> firstApi =
                Map.of(
                        "module-info.java",
                        "module goprocess.api { exports goprocess.spi; }",
                        "goprocess/spi/ProcessProvider.java",
                        "package goprocess.spi; public interface ProcessProvider {}");
        Map<String, String> old = provider("old", "", "0");
        old.put(
                "old/Found.java",
                "package old; public class Found implements goprocess.spi.ProcessProvider {}");
        Path api = installation.compile("first.api", firstApi, folder);
        installation.with(installation.compile("old", old, api));

        assertContains("version 0", answer(kind));
    }

    @Test
    void namedOnTheClassPathButNotThere() throws Exception {
        Map<String, String> sources = provider("gone", "", "1");
        sources.put(SERVICE, "gone.Elsewhere\n");
        installation.with("gone", sources);

        assertContains("gone.Elsewhere", answer(Installation.Kind.CLASS_PATH));
    }

    @Test
    void aClassPathThatIsCompletedLaterIsLookedAtAgain() throws Exception {
        URL[] api = {Installation.url(LibraryPath.API), Installation.url(folder.resolve("app"))};
        try (Growing loader = new Growing(api)) {
            Callable<?> app =
                    (Callable<?>)
                            loader.loadClass("app.App").getDeclaredConstructor().newInstance();
            assertContains("goprocess.impl", (String) app.call());

            loader.addURL(Installation.url(LibraryPath.IMPLEMENTATION));

            assertEquals("closed", app.call());
        }
    }

    private static final class Growing extends URLClassLoader {
        Growing(URL[] urls) {
            super(urls, null);
        }

        @Override
        public void addURL(URL url) {
            super.addURL(url);
        }
    }

    @ParameterizedTest
    @EnumSource
    void theContextClassLoaderDoesNotMatter(Installation.Kind kind) throws Exception {
        installation.withImplementation();
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(null);
        try {
            assertEquals("closed", answer(kind));
        } finally {
            thread.setContextClassLoader(before);
        }
    }
}
