package goprocess.testing;

import goprocess.testing.ownership.OpenedProcess;
import goprocess.testing.ownership.Owner;
import goprocess.testing.ownership.Ownership;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * Fails each test that leaves a process open, and each test class that leaves open a process of its
 * own. The message names each such process, its state, and the place where it was opened. The graph
 * of the processes is published as a DOT file with the report.
 *
 * {@snippet :
 * @ExtendWith(ProcessLeaks.class)
 * class ClientTest {}
 *
 * class SlowServerTest {
 *     @RegisterExtension
 *     static final ProcessLeaks LEAKS =
 *             new ProcessLeaks().within(Duration.ofSeconds(10)).ignoring("metrics"::equals);
 * }
 * }
 *
 * <p>This extension is also registered as a service. To apply it to all tests, set {@code
 * junit.jupiter.extensions.autodetection.enabled=true} in {@code junit-platform.properties}.
 *
 * <h2>Which test a process belongs to</h2>
 *
 * <p>A process belongs to the test whose code opened it. This is code in the constructor, in the
 * methods before and after each test, and in the test method. It may run on the thread of the test,
 * on threads that were started there, and in the functions and teardowns of processes that belong
 * to the test.
 *
 * <p>A process belongs to the class if a static field opened it, or a method before or after all
 * tests. But if another extension is in a static field, JUnit initializes all static fields before
 * this extension can watch.
 *
 * <p>If neither the thread nor the function shows the owner, as in a thread pool that several tests
 * share, a child belongs to the owner of its parent. So tests may run in parallel. If they do, let
 * the class start the pools that they share: a thread that a test has started belongs to that test
 * until the test is over, whoever submits tasks to it.
 *
 * <h2>Applications</h2>
 *
 * <p>An application ({@code exitWhenClosed}) does not end the JVM of the tests: the system property
 * {@code goprocess.exit} is set to {@code off}, unless it is set already.
 *
 * <h2>When processes are checked</h2>
 *
 * <p>The processes of a test are checked after the methods that run after each test; those of a
 * class after the methods that run after all tests. A process that closes by itself gets
 * {@linkplain #within some time} to do so. A test that leaves nothing open loses no time.
 *
 * <p>Extensions end in reverse order, so register an extension that closes processes after each
 * test after this one. If this extension is in a field, make the field static: an instance field is
 * registered only after the other fields of the test have opened their processes.
 *
 * @implNote The place of opening is recorded for the first 1,000 processes that a test has open at
 *     a time.
 */
public final class ProcessLeaks extends OwnedInvocations
        implements BeforeAllCallback, AfterEachCallback, AfterAllCallback {
    private static final ExtensionContext.Namespace NAMESPACE =
            ExtensionContext.Namespace.create(ProcessLeaks.class);
    private static final Duration MOMENT = Duration.ofSeconds(2);

    static { // an application that a test closes must not end the JVM of the tests
        System.getProperties().putIfAbsent("goprocess.exit", "off");
    }

    private final Duration grace;
    private final @Nullable Predicate<? super String> ignored;
    private final @Nullable Path directory;

    /** Gives processes two seconds to close by themselves, and ignores none. */
    public ProcessLeaks() {
        this(MOMENT, null, null);
    }

    private ProcessLeaks(
            Duration grace, @Nullable Predicate<? super String> ignored, @Nullable Path directory) {
        this.grace = grace;
        this.ignored = ignored;
        this.directory = directory;
    }

    /**
     * Sets how long a test's processes may take to close by themselves after the test.
     *
     * @param grace zero or less does not wait
     * @return a new extension
     * @throws NullPointerException if {@code grace} is null
     */
    public ProcessLeaks within(Duration grace) {
        return new ProcessLeaks(Objects.requireNonNull(grace, "grace"), ignored, directory);
    }

    /**
     * Allows some processes to stay open, together with everything that their functions open. Each
     * call adds a condition.
     *
     * @param names returns true for their names; it is called when a process is opened
     * @return a new extension
     * @throws NullPointerException if {@code names} is null
     */
    public ProcessLeaks ignoring(Predicate<? super String> names) {
        Objects.requireNonNull(names, "names");
        Predicate<? super String> before = ignored;
        Predicate<? super String> both =
                before == null ? names : name -> before.test(name) || names.test(name);
        return new ProcessLeaks(grace, both, directory);
    }

    /**
     * Writes the graphs to a given directory instead of the one where JUnit publishes files ({@code
     * junit.platform.reporting.output.dir}). Each is named after its test.
     *
     * @param directory the directory; it is created if it is missing
     * @return a new extension
     * @throws NullPointerException if {@code directory} is null
     */
    public ProcessLeaks graphsIn(Path directory) {
        return new ProcessLeaks(grace, ignored, Objects.requireNonNull(directory, "directory"));
    }

    /**
     * Initializes the test class now, so that processes of static fields belong to the class, not
     * to its first test.
     */
    @Override
    public void beforeAll(ExtensionContext context) throws ClassNotFoundException {
        Class<?> testClass = context.getRequiredTestClass();
        Owner owner = ownerOf(context);
        Owner before = Ownership.called(owner);
        try {
            Class.forName(testClass.getName(), true, testClass.getClassLoader());
        } finally {
            Ownership.returned(owner, before);
        }
    }

    @Override
    public void afterEach(ExtensionContext context) {
        end(context);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        end(context);
    }

    private void end(ExtensionContext context) {
        List<OpenedProcess> left = ownerOf(context).end(TimeUnit.NANOSECONDS.convert(grace));
        if (!left.isEmpty()) {
            throw new LeakReport(context, directory).of(left);
        }
    }

    @Override
    Owner ownerOf(ExtensionContext context) {
        ExtensionContext scope = context;
        // A dynamic test is a part of the method that made it.
        while (scope.getTestClass().isEmpty() && scope.getParent().isPresent()) {
            scope = scope.getParent().get();
        }
        Owner owner = owner(scope);
        if (ignored != null) {
            owner.ignore(ignored);
        }
        return owner;
    }

    /**
     * The owner for a context. The store also searches the enclosing contexts, so the key names the
     * context.
     *
     * @implNote JUnit 6 has a newer method for this; JUnit 5 has only the one that is used here.
     */
    @SuppressWarnings("deprecation")
    private static Owner owner(ExtensionContext scope) {
        return Objects.requireNonNull(
                scope.getStore(NAMESPACE)
                        .getOrComputeIfAbsent(
                                scope.getUniqueId(),
                                id ->
                                        new Owner(
                                                classAround(scope)
                                                        .map(ProcessLeaks::owner)
                                                        .orElse(null)),
                                Owner.class));
    }

    private static Optional<ExtensionContext> classAround(ExtensionContext scope) {
        Optional<ExtensionContext> around = scope.getParent();
        while (around.isPresent() && around.get().getTestMethod().isPresent()) {
            around = around.get().getParent();
        }
        return around.filter(context -> context.getTestClass().isPresent());
    }
}
