package goprocess.verification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.lang.ref.WeakReference;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** User code finds the context class loader of the thread that gave it. */
class ContextLoaderTest {
    @RegisterExtension private final WarningLog log = new WarningLog();

    private final ClassLoader before = ClassLoader.getSystemClassLoader();
    private final CompletableFuture<ClassLoader> seen = new CompletableFuture<>();
    private final ClassLoader own = new URLClassLoader(new URL[0], before);

    /** Each test has a thread of its own, so nobody has to put it back. */
    private void beApplication() {
        Thread.currentThread().setContextClassLoader(own);
    }

    private void look() {
        seen.complete(Thread.currentThread().getContextClassLoader());
    }

    @Test
    void aTeardownOnAThreadOfTheLibrary() {
        beApplication();
        GoProcess process = GoProcesses.named("p").teardown(this::look).open();
        Thread.currentThread().setContextClassLoader(before);

        process.closeAsync();

        assertSame(own, seen.join());
    }

    @Test
    void aTeardownThatRunsInPlace() {
        beApplication();
        GoProcess process = GoProcesses.named("p").teardown(this::look).open();
        Thread.currentThread().setContextClassLoader(before);

        process.close();

        assertSame(own, seen.join());
        assertSame(before, Thread.currentThread().getContextClassLoader());
    }

    @Test
    void aTeardownThatIsGivenLater() {
        beApplication();
        GoProcess process = GoProcesses.named("p").open();
        process.setTeardown(this::look);
        Thread.currentThread().setContextClassLoader(before);

        process.close();

        assertSame(own, seen.join());
    }

    /** As the thread of a {@link java.lang.ref.Cleaner} does. */
    private static final class Refusing extends Thread {
        Refusing(Runnable task) {
            super(task);
        }

        @Override
        public void setContextClassLoader(ClassLoader loader) {
            throw new SecurityException("refused");
        }
    }

    @Test
    void aTeardownOnAThreadThatRefusesOneRunsAllTheSame() throws InterruptedException {
        beApplication();
        GoProcess process = GoProcesses.named("p").teardown(this::look).open();
        Thread.currentThread().setContextClassLoader(before);
        Thread closer = new Refusing(process::close);
        ClassLoader ofCloser = closer.getContextClassLoader();

        closer.start();
        closer.join();

        assertSame(ofCloser, seen.getNow(null));
        assertEquals(Optional.empty(), process.err());
        assertWarnedOnceOf(closer, process);
    }

    @Test
    void soDoesALateCallback() throws InterruptedException {
        beApplication();
        GoProcess process = GoProcesses.named("p").open();
        process.close();
        Thread late = new Refusing(() -> process.closed().onRaised(this::look));

        late.start();
        late.join();

        assertSame(own, seen.getNow(null));
        assertWarnedOnceOf(late, process);
    }

    /** Something of an earlier test may be logged as well. */
    private void assertWarnedOnceOf(Thread refusing, GoProcess process) {
        String refusal = "The thread " + refusing.getName() + " refuses a context class";
        String ofProcess = " of p #" + process.id() + " ";
        List<String> warnings =
                log.messages().stream()
                        .filter(it -> it.startsWith(refusal) || it.contains(ofProcess))
                        .toList();
        assertEquals(1, warnings.size(), warnings::toString);
        assertTrue(warnings.get(0).startsWith(refusal), warnings::toString);
    }

    /** Such a thread may accept none, and refuse its own afterwards. */
    @Test
    void aThreadKeepsItsOwnIfItWouldNotTakeItBack() throws InterruptedException {
        Thread.currentThread().setContextClassLoader(null);
        GoProcess process = GoProcesses.named("p").teardown(this::look).open();
        Thread.currentThread().setContextClassLoader(before);
        CompletableFuture<ClassLoader> afterwards = new CompletableFuture<>();
        Runnable close =
                () -> {
                    process.close();
                    afterwards.complete(Thread.currentThread().getContextClassLoader());
                };
        Thread closer =
                new Thread(close) {
                    @Override
                    public void setContextClassLoader(ClassLoader loader) {
                        if (loader != null) {
                            throw new SecurityException("refused");
                        }
                        super.setContextClassLoader(null);
                    }
                };

        closer.start();
        closer.join();

        assertSame(before, seen.getNow(null));
        assertSame(before, afterwards.getNow(null));
    }

    /** Whoever gives it has none of its own, and must not find that of whoever closes. */
    @Test
    void aTeardownWithoutAnOwnOneFindsThatOfTheSystem() {
        Thread.currentThread().setContextClassLoader(before);
        GoProcess process = GoProcesses.named("p").teardown(this::look).open();
        beApplication();

        process.close();

        assertSame(before, seen.join());
        assertSame(own, Thread.currentThread().getContextClassLoader());
    }

    @Test
    void aFunction() {
        beApplication();
        GoProcess process = GoProcesses.named("p").go(self -> look());

        assertSame(own, seen.join());
        process.close();
    }

    @Test
    void aFunctionUnderAParent() {
        beApplication();
        GoProcess parent = GoProcesses.named("parent").open();
        parent.go(self -> look());

        assertSame(own, seen.join());
        parent.close();
    }

    @Test
    void aCallback() {
        beApplication();
        GoProcess process = GoProcesses.named("p").open();
        process.closed().onRaised(this::look);
        Thread.currentThread().setContextClassLoader(before);

        process.close();

        assertSame(own, seen.join());
    }

    @Test
    void aThreadOfTheUsersFactoryKeepsItsOwn() {
        beApplication();
        ClassLoader ofFactory = new URLClassLoader(new URL[0], before);
        GoProcess process =
                GoProcesses.named("p")
                        .threadFactory(
                                function -> {
                                    Thread made = new Thread(function);
                                    made.setContextClassLoader(ofFactory);
                                    return made;
                                })
                        .go(self -> look());

        assertSame(ofFactory, seen.join());
        process.close();
    }

    /** It is dropped when the code has run: a closed process keeps no application alive. */
    @Test
    void aClosedProcessDoesNotKeepIt() throws InterruptedException {
        CompletableFuture<GoProcess> closed = new CompletableFuture<>();

        Collected.await(loaderOfOneThatOpens(closed));

        Collected.keepUntilHere(closed.join());
    }

    private static WeakReference<ClassLoader> loaderOfOneThatOpens(
            CompletableFuture<GoProcess> closed) throws InterruptedException {
        ClassLoader ofApplication = new URLClassLoader(new URL[0]);
        Thread opener = new Thread(() -> closed.complete(openAndClose()));
        opener.setContextClassLoader(ofApplication);
        opener.start();
        opener.join();
        return new WeakReference<>(ofApplication);
    }

    private static GoProcess openAndClose() {
        GoProcess process = GoProcesses.named("p").teardown(() -> {}).go(self -> {});
        process.closed().onRaised(() -> {});
        process.close();
        return process;
    }

    /** Both run on one thread, one after the other. */
    @Test
    void aCallbackAfterOneThatHasLeftAnotherBehind() {
        GoProcess process = GoProcesses.named("p").open();
        process.closed().onRaised(this::beApplication);
        process.closed().onRaised(this::look);

        process.close();

        assertSame(before, seen.join());
    }
}
