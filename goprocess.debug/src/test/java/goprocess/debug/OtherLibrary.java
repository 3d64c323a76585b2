package goprocess.debug;

import goprocess.fixtures.JvmCommand;

import org.jspecify.annotations.Nullable;

import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import javax.management.InstanceNotFoundException;
import javax.management.MBeanServer;
import javax.management.MalformedObjectNameException;
import javax.management.ObjectName;

/** All of the library once more, in a class loader of its own, as a second web application has. */
// Nobody but these tests sees it, though its package is exported.
@SuppressWarnings("exports")
public final class OtherLibrary implements AutoCloseable {
    /** In each frame of its classes. */
    private static final String NAME = "other library";

    private static final MBeanServer SERVER = ManagementFactory.getPlatformMBeanServer();

    private final URLClassLoader loader;
    private final AutoCloseable stranger;

    private OtherLibrary(URLClassLoader loader) throws ReflectiveOperationException {
        this.loader = loader;
        stranger = open("stranger");
    }

    /**
     * Loads it, opens a process "stranger" in it, and waits for its managed bean. That stays as
     * long as the process is open.
     */
    public static OtherLibrary load() throws Exception {
        List<URL> urls = new ArrayList<>();
        for (String entry : JvmCommand.classPath(OtherLibrary.class).split(File.pathSeparator)) {
            urls.add(Path.of(entry).toUri().toURL());
        }
        // Without a parent: the platform's finds named modules of the application as well.
        OtherLibrary other =
                new OtherLibrary(new URLClassLoader(NAME, urls.toArray(URL[]::new), null));
        other.awaitBean();
        return other;
    }

    /** Waits for its managed bean. */
    public ObjectName awaitBean() {
        return awaitBean(loader);
    }

    /**
     * Waits for the managed bean of a library, in which a process is open. Its name depends on the
     * other libraries that had one when it was registered; those that are idle keep it for some
     * seconds.
     */
    public static ObjectName awaitBean(ClassLoader library) {
        Optional<ObjectName> bean = bean(library);
        while (bean.isEmpty()) {
            Thread.onSpinWait();
            bean = bean(library);
        }
        return bean.get();
    }

    private static Optional<ObjectName> bean(ClassLoader library) {
        try {
            return SERVER.queryNames(new ObjectName("goprocess.debug:*"), null).stream()
                    .filter(name -> library.equals(loader(name)))
                    .findAny();
        } catch (MalformedObjectNameException e) {
            throw new AssertionError(e);
        }
    }

    /** The class loader of the library that has registered a bean; null if that has gone. */
    public static @Nullable ClassLoader loader(ObjectName bean) {
        try {
            return SERVER.getClassLoaderFor(bean);
        } catch (InstanceNotFoundException e) {
            return null;
        }
    }

    /** Opens a process. */
    public AutoCloseable open(String name) throws ReflectiveOperationException {
        Object builder =
                loader.loadClass("goprocess.api.GoProcesses")
                        .getMethod("named", String.class)
                        .invoke(null, name);
        return (AutoCloseable)
                loader.loadClass("goprocess.api.GoProcessBuilder")
                        .getMethod("open")
                        .invoke(builder);
    }

    /** Closes the stranger, so that nothing is open. */
    public void becomeIdle() {
        try {
            stranger.close();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    /**
     * Waits until it has ended its parts, which it does some seconds after it became idle: until
     * then it writes snapshots of its own into each recording.
     */
    @Override
    public void close() throws IOException {
        becomeIdle();
        try {
            for (Thread thread : threadsOfItsParts()) {
                thread.join();
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        loader.close();
    }

    /** Our own has the same name, but its frames do not name this loader. */
    private static List<Thread> threadsOfItsParts() {
        return Thread.getAllStackTraces().entrySet().stream()
                .filter(each -> each.getKey().getName().equals("goprocess-debug"))
                .filter(
                        each ->
                                Arrays.stream(each.getValue())
                                        .anyMatch(frame -> NAME.equals(frame.getClassLoaderName())))
                .map(Map.Entry::getKey)
                .toList();
    }
}
