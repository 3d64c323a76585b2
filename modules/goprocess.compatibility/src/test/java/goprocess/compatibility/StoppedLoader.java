package goprocess.compatibility;

import java.net.URL;
import java.net.URLClassLoader;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * The class loader of an application, which the container stops at a certain moment: when a thread
 * of the library asks for its n-th class. That class and all others, even those of the JDK, are not
 * found then, as in Tomcat.
 */
final class StoppedLoader extends URLClassLoader {
    static {
        registerAsParallelCapable(); // the thread that waits here holds up no other
    }

    private final int last;
    private final AtomicInteger asked = new AtomicInteger();
    private final Set<Thread> threads = ConcurrentHashMap.newKeySet();
    private final CountDownLatch reached = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile boolean counts;
    private volatile boolean stopped;

    /** The thread that deploys the application, and stops it. */
    private final Thread container = Thread.currentThread();

    private volatile boolean isRefused;
    private final Set<String> refused = ConcurrentHashMap.newKeySet();

    /**
     * Makes a loader that stops at a class.
     *
     * @param last how many classes the threads of the library find
     */
    StoppedLoader(URL[] application, int last) {
        super(application, getPlatformClassLoader());
        this.last = last;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (Thread.currentThread().getName().startsWith("goprocess")) {
            threads.add(Thread.currentThread());
            stopAtTheLast();
        }
        if (isRefused && Thread.currentThread() != container) {
            refused.add(name);
        }
        if (stopped || (isRefused && Thread.currentThread() != container)) {
            throw new ClassNotFoundException(name + ": the application has been stopped");
        }
        return super.loadClass(name, resolve);
    }

    private void stopAtTheLast() {
        if (!counts || asked.getAndIncrement() != last) {
            return;
        }
        reached.countDown();
        try {
            ended.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        stopped = true;
    }

    /**
     * Runs a step of the application, during which no classes are counted: it could need one that
     * the thread which waits here is initializing, and the container stops nothing meanwhile.
     */
    <T> T during(Supplier<T> step) {
        counts = false;
        T result = step.get();
        counts = true;
        return result;
    }

    /** Whether a thread of the library waits for the class that it will not find. */
    boolean isReached() {
        return reached.getCount() == 0;
    }

    /** Whether a thread of the library is in a method. */
    boolean isIn(String method) {
        return threads.stream()
                .flatMap(thread -> Arrays.stream(thread.getStackTrace()))
                .anyMatch(frame -> frame.getMethodName().equals(method));
    }

    /** From now on no thread but that of the container finds a class. */
    void refuse() {
        isRefused = true;
    }

    /** The classes that other threads did not find. */
    Set<String> refused() {
        return refused;
    }

    /** The application has ended, and the container stops the loader at that class, if there is. */
    void end() {
        ended.countDown();
    }
}
