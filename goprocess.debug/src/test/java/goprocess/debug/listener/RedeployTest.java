package goprocess.debug.listener;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;

import goprocess.debug.NothingLeftOpen;
import goprocess.debug.OtherLibrary;
import goprocess.spi.ProcessListener;
import goprocess.spi.ProcessProvider;

import jdk.jfr.Recording;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import javax.management.ObjectName;

/** After a web application was undeployed nothing of this module keeps its class loader. */
@NothingLeftOpen
class RedeployTest {
    private static final int ROUNDS = 20;

    /** This module once more; the implementation and the rest are those of the tests. */
    private static final class Application extends ClassLoader {
        Application() {
            super(RedeployTest.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (!name.startsWith("goprocess.debug.")) {
                return super.loadClass(name, resolve);
            }
            Class<?> loaded = findLoadedClass(name);
            return loaded != null ? loaded : define(name);
        }

        private Class<?> define(String name) throws ClassNotFoundException {
            String file = "/" + name.replace('.', '/') + ".class";
            try (InputStream in = RedeployTest.class.getResourceAsStream(file)) {
                if (in == null) {
                    throw new ClassNotFoundException(name);
                }
                byte[] bytes = in.readAllBytes();
                return defineClass(name, bytes, 0, bytes.length);
            } catch (IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }

        ProcessListener listener() throws ReflectiveOperationException {
            Class<?> type = loadClass(TransitionRecorder.class.getName());
            assertNotSame(TransitionRecorder.class, type);
            return (ProcessListener) type.getConstructor().newInstance();
        }
    }

    private static WeakReference<ClassLoader> deploy() throws ReflectiveOperationException {
        Application application = new Application();
        application.listener();
        return new WeakReference<>(application);
    }

    /** Those of the applications: another library may have one, too. */
    private static Set<ObjectName> beans() throws Exception {
        Set<ObjectName> names =
                ManagementFactory.getPlatformMBeanServer()
                        .queryNames(new ObjectName("goprocess.debug:*"), null);
        names.removeIf(name -> !(OtherLibrary.loader(name) instanceof Application));
        return names;
    }

    @Test
    void twentyApplicationsLeaveNothingBehind() throws Exception {
        assertEquals(List.of(), ProcessProvider.installed().roots());
        try (Recording recording = new Recording()) {
            recording.start();
            List<WeakReference<ClassLoader>> loaders = new ArrayList<>();
            for (int i = 0; i < ROUNDS; i++) {
                loaders.add(deploy());
            }
            while (loaders.stream().anyMatch(loader -> loader.get() != null)) {
                System.gc();
                Thread.onSpinWait();
            }
            assertEquals(Set.of(), beans());
        }
    }
}
