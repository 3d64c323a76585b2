package goprocess.debug.jmx;

import goprocess.debug.presence.DebugLog;
import goprocess.debug.presence.Part;
import goprocess.debug.stall.StallReport;

import org.jspecify.annotations.Nullable;

import java.lang.management.ManagementFactory;
import java.time.Duration;

import javax.management.InstanceAlreadyExistsException;
import javax.management.InstanceNotFoundException;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/** Registers the managed bean with the JVM while a process is open. */
public final class BeanRegistration implements Part, StallReport {
    private static final String NAME = "goprocess.debug:type=ProcessGraph";

    private volatile @Nullable StallNotifications stalls;
    private volatile @Nullable ObjectName registered;

    /** Not registered yet. */
    public BeanRegistration() {}

    /** Registers the bean. A failure is logged, and the application continues. */
    @Override
    public void come() {
        if (registered != null) {
            return;
        }
        try {
            register(ManagementFactory.getPlatformMBeanServer());
        } catch (JMException | RuntimeException e) {
            DebugLog.warn("The process graph is not available over JMX", e);
        }
    }

    /**
     * Registers a bean under the first free name, and returns the name. The server may throw what
     * somebody's listener for registrations has thrown, and the bean is registered then. So the
     * name is kept from before the call on.
     */
    ObjectName register(MBeanServer server) throws JMException {
        StallNotifications notifications = new StallNotifications();
        stalls = notifications;
        DescribedBean bean = new DescribedBean(new GraphBean(), notifications);
        for (int instance = 1; ; instance++) {
            ObjectName name = new ObjectName(NAME + (instance == 1 ? "" : ",instance=" + instance));
            try {
                registered = name;
                server.registerMBean(bean, name);
                return name;
            } catch (InstanceAlreadyExistsException e) {
                registered = null; // it belongs to another class loader, so the next one is tried
            }
        }
    }

    @Override
    public void go() {
        ObjectName name = registered;
        if (name == null) {
            return;
        }
        registered = null;
        try {
            ManagementFactory.getPlatformMBeanServer().unregisterMBean(name);
        } catch (InstanceNotFoundException e) {
            // Other code has removed it.
        } catch (JMException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void stalled(long id, String name, Duration age, String diagnosis) {
        ObjectName source = registered;
        StallNotifications notifications = stalls;
        if (source != null && notifications != null) {
            notifications.send(source, id, name, age, diagnosis);
        }
    }
}
