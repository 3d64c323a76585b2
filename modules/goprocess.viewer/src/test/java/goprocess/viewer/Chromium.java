package goprocess.viewer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.WaitForSelectorState;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A real browser, started once for all tests of a JVM. Where there is none the test says so and is
 * skipped; on CI it fails. After each test the pages must have been quiet: no error, no request.
 */
final class Chromium implements BeforeEachCallback, AfterEachCallback {
    private static final Path EXECUTABLE = Path.of("/usr/bin/chromium");
    private static final List<String> FLAGS =
            List.of(
                    "--headless",
                    "--no-sandbox",
                    "--disable-gpu",
                    "--disable-quic",
                    "--no-first-run",
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--disable-sync");

    private static Playwright playwright;
    private static Browser browser;

    private final List<String> noise = new ArrayList<>();
    private final List<BrowserContext> contexts = new ArrayList<>();
    private int width = 1280;
    private int height = 800;
    private ColorScheme scheme = ColorScheme.LIGHT;

    @Override
    public void beforeEach(ExtensionContext context) {
        if (!Files.isExecutable(EXECUTABLE)) {
            String told = "There is no " + EXECUTABLE + ": the page is not tested.";
            if (Boolean.parseBoolean(System.getenv("CI"))) {
                fail(told);
            }
            abort(told);
        }
        if (browser == null) {
            playwright =
                    Playwright.create(
                            new Playwright.CreateOptions()
                                    .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
            browser =
                    playwright
                            .chromium()
                            .launch(
                                    new BrowserType.LaunchOptions()
                                            .setExecutablePath(EXECUTABLE)
                                            .setArgs(FLAGS));
            Runtime.getRuntime().addShutdownHook(new Thread(playwright::close));
        }
    }

    @Override
    public void afterEach(ExtensionContext context) {
        contexts.forEach(BrowserContext::close);
        assertEquals(List.of(), noise);
    }

    Chromium size(int wide, int high) {
        width = wide;
        height = high;
        return this;
    }

    Chromium dark() {
        scheme = ColorScheme.DARK;
        return this;
    }

    /**
     * The state in the address, as the page has it now: the browser reports a change a little
     * later.
     */
    static String hash(Page page) {
        return (String) page.evaluate("location.hash");
    }

    /** Opens a page from a file, and waits until it is drawn. */
    Page open(ProcessPage page, String state) throws IOException {
        Path file = Files.createTempFile(Path.of("target"), "page", ".html").toAbsolutePath();
        page.write(file);
        file.toFile().deleteOnExit();
        return open(file.toUri() + (state.isEmpty() ? "" : "#" + state), file.toUri().getPath());
    }

    /** Opens an address; every request but those of a path that begins so is noise. */
    Page open(String address, String allowed) {
        BrowserContext context =
                browser.newContext(
                        new Browser.NewContextOptions()
                                .setViewportSize(width, height)
                                .setColorScheme(scheme));
        contexts.add(context);
        Page page = context.newPage();
        page.onConsoleMessage(message -> noise.add("console: " + message.text()));
        page.onPageError(error -> noise.add("error: " + error));
        page.onRequest(
                request -> {
                    if (!request.url().contains(allowed) && !request.url().startsWith("data:")) {
                        noise.add("request: " + request.url());
                    }
                });
        page.addInitScript(
                "addEventListener('securitypolicyviolation', e => console.error('policy: ' +"
                        + " e.violatedDirective + ' ' + e.blockedURI))");
        page.navigate(address);
        page.waitForSelector(
                "html[data-ready]",
                new Page.WaitForSelectorOptions().setState(WaitForSelectorState.ATTACHED));
        return page;
    }
}
