package goprocess.debug.jmx;

import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;
import goprocess.debug.ProcessGraphMXBean;

import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.util.concurrent.atomic.AtomicInteger;

import javax.management.JMX;
import javax.management.MBeanServer;

/** A program that has its graph written to a file, says what came of it, and closes. */
final class WritingService {
    private WritingService() {}

    public static void main(String[] args) throws Exception {
        AtomicInteger closed = new AtomicInteger();
        GoProcess app = GoProcesses.named("app").open();
        for (int i = 0; i < 1_000; i++) {
            GoProcesses.named("child " + i).parent(app).teardown(closed::incrementAndGet).open();
        }
        // One of its own: that of the listener is registered by and by.
        MBeanServer server = ManagementFactory.getPlatformMBeanServer();
        ProcessGraphMXBean bean =
                JMX.newMXBeanProxy(
                        server, new BeanRegistration().register(server), ProcessGraphMXBean.class);
        try {
            System.out.println("wrote " + bean.writeJson(args[0]));
        } catch (UncheckedIOException e) {
            System.out.println(e.getMessage());
        }
        app.close();
        System.out.println("closed " + closed);
    }
}
