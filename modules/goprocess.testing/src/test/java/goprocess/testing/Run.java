package goprocess.testing;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestExecutionResult.Status;
import org.junit.platform.engine.reporting.FileEntry;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** What became of a test class that was run inside a test. */
final class Run implements TestExecutionListener {
    private final Map<String, TestExecutionResult> results = new ConcurrentHashMap<>();
    private final List<Path> files = new CopyOnWriteArrayList<>();

    private Run() {}

    static Run of(Class<?> testClass) {
        return of(testClass, Map.of());
    }

    static Run of(Class<?> testClass, Map<String, String> settings) {
        Run run = new Run();
        LauncherDiscoveryRequest request =
                LauncherDiscoveryRequestBuilder.request()
                        .selectors(selectClass(testClass))
                        .configurationParameters(settings)
                        .build();
        LauncherConfig alone =
                LauncherConfig.builder()
                        .enableLauncherDiscoveryListenerAutoRegistration(false)
                        .enableLauncherSessionListenerAutoRegistration(false)
                        .enablePostDiscoveryFilterAutoRegistration(false)
                        .enableTestExecutionListenerAutoRegistration(false)
                        .build();
        LauncherFactory.create(alone).execute(request, run);
        return run;
    }

    @Override
    public void executionFinished(TestIdentifier identifier, TestExecutionResult result) {
        results.merge(identifier.getDisplayName(), result, Run::worse);
    }

    /** Of several with one name, such as a method in each invocation of its class. */
    private static TestExecutionResult worse(TestExecutionResult one, TestExecutionResult other) {
        return one.getStatus() == Status.SUCCESSFUL ? other : one;
    }

    @Override
    public void fileEntryPublished(TestIdentifier identifier, FileEntry file) {
        files.add(file.getPath());
    }

    /** The tests and classes that failed, by their display names. */
    Set<String> failed() {
        Set<String> failed = new TreeSet<>();
        results.forEach(
                (name, result) -> {
                    if (result.getStatus() != Status.SUCCESSFUL) {
                        failed.add(name);
                    }
                });
        return failed;
    }

    /** The tests and classes that did not fail. */
    Set<String> passed() {
        Set<String> passed = new TreeSet<>(results.keySet());
        passed.removeAll(failed());
        return passed;
    }

    /** Why those that failed did. */
    List<Throwable> failures() {
        return failed().stream()
                .map(name -> results.get(name).getThrowable().orElseThrow())
                .toList();
    }

    /** Why the only one that failed did. */
    Throwable failure() {
        if (failed().size() != 1) {
            throw new AssertionError("failed: " + failed());
        }
        Optional<Throwable> failure = results.get(failed().iterator().next()).getThrowable();
        return failure.orElseThrow();
    }

    List<Path> files() {
        return files;
    }
}
