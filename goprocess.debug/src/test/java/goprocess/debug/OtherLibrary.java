package goprocess.debug;

import goprocess.api.GoProcesses;
import goprocess.fixtures.JvmCommand;

import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import javax.management.InstanceNotFoundException;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.MalformedObjectNameException;
import javax.management.ObjectName;

/** All of the library once more, in a class loader of its own, as a second web application has. */
public final class OtherLibrary implements AutoCloseable {
    /** The name of the managed bean of the tests' own library. */
    public static final String OUR_BEAN = "goprocess.debug:type=ProcessGraph";

    /** The name of the other's. */
    public static final String BEAN = OUR_BEAN + ",instance=2";

    private static final MBeanServer SERVER = ManagementFactory.getPlatformMBeanServer();

    private final URLClassLoader loader;

    private OtherLibrary(URLClassLoader loader) {
        this.loader = loader;
    }

    /** Loads it; the tests' own comes first. */
    public static OtherLibrary load() throws Exception {
        GoProcesses.named("first").open().close();
        awaitBean(OUR_BEAN);
        List<URL> urls = new ArrayList<>();
        for (String entry : JvmCommand.classPath(OtherLibrary.class).split(File.pathSeparator)) {
            urls.add(Path.of(entry).toUri().toURL());
        }
        // Without a parent: the platform's finds named modules of the application as well.
        OtherLibrary other = new OtherLibrary(new URLClassLoader(urls.toArray(URL[]::new), null));
        other.open("first").close();
        awaitBean(BEAN);
        return other;
    }

    /** Waits for a bean; it is registered soon after the first process was opened. */
    public static void awaitBean(String name) {
        while (!SERVER.isRegistered(objectName(name))) {
            Thread.onSpinWait();
        }
    }

    private static ObjectName objectName(String name) {
        try {
            return new ObjectName(name);
        } catch (MalformedObjectNameException e) {
            throw new AssertionError(e);
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

    /** From then on it can load no class. */
    @Override
    public void close() throws IOException {
        try {
            SERVER.unregisterMBean(objectName(BEAN));
        } catch (InstanceNotFoundException e) {
            // It has gone by itself, since nothing was open any more.
        } catch (JMException e) {
            throw new AssertionError(e);
        }
        loader.close();
    }
}
