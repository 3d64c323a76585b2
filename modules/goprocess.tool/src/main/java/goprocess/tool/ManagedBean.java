package goprocess.tool;

import com.sun.tools.attach.VirtualMachine;

import goprocess.debug.ProcessGraphMXBean;
import goprocess.tool.Failure.Kind;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import javax.management.JMX;
import javax.management.ObjectName;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/** The managed bean of a JVM, reached by attaching. Each step has a limit of its own. */
final class ManagedBean {
    private static final Duration ATTACH = Duration.ofSeconds(12);
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration CALL = Duration.ofSeconds(30);

    private final JvmProcess process;

    ManagedBean(JvmProcess process) {
        this.process = process;
    }

    // The address is the one that the JVM itself has just given to us, on this machine.
    @SuppressWarnings("BanJNDI")
    String why() {
        ensureThatAttachingIsSafe();
        String address = within(ATTACH, "attach", this::address);
        JMXConnector connector =
                within(
                        CONNECT,
                        "connect",
                        () -> JMXConnectorFactory.connect(new JMXServiceURL(address)));
        try {
            return within(CALL, "answer", () -> ask(connector));
        } finally {
            // Nobody waits for it: a JVM that does not answer may not end a connection either.
            Thread.ofPlatform().daemon().name("close").start(() -> close(connector));
        }
    }

    // BanJNDI: as above.
    @SuppressWarnings("BanJNDI")
    private static String ask(JMXConnector connector) throws Exception {
        return JMX.newMXBeanProxy(
                        connector.getMBeanServerConnection(),
                        new ObjectName("goprocess.debug:type=ProcessGraph"),
                        ProcessGraphMXBean.class)
                .why();
    }

    private static void close(JMXConnector connector) {
        try {
            connector.close();
        } catch (IOException e) {
            // The other side is gone.
        }
    }

    /** The signal that attaching sends would kill a process that does not catch it. */
    void ensureThatAttachingIsSafe() {
        process.ensureJvm();
        if (!process.catchesQuit()) {
            throw new Failure(
                    Kind.NO_ANSWER,
                    "Process "
                            + process.pid()
                            + " does not catch SIGQUIT, and to attach would kill it: start it"
                            + " without -Xrs.");
        }
        if (!process.sharesWithUs("net") || !process.sharesWithUs("pid")) {
            throw new Failure(
                    Kind.NO_ANSWER,
                    "Process "
                            + process.pid()
                            + " is in a container, and attaching does not work from outside: run"
                            + " the tool in the container.");
        }
    }

    private String address() throws Exception {
        VirtualMachine machine = VirtualMachine.attach(Long.toString(process.pid()));
        try {
            return machine.startLocalManagementAgent();
        } finally {
            machine.detach();
        }
    }

    private <T> T within(Duration limit, String step, Callable<T> call) {
        FutureTask<T> task = new FutureTask<>(call);
        Thread.ofPlatform().daemon().name(step).start(task);
        try {
            return task.get(limit.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new Failure(
                    Kind.NO_ANSWER,
                    "The JVM did not "
                            + step
                            + " within "
                            + limit.toSeconds()
                            + " s: it may reach no safepoint, or have no memory left.",
                    e);
        } catch (ExecutionException e) {
            throw new Failure(
                    Kind.NO_ANSWER,
                    "The JVM did not "
                            + step
                            + ": "
                            + e.getCause()
                            + "; `goprocess doctor` says which ways there are.",
                    e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
