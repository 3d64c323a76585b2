package goprocess.examples.oncall;

import java.io.IOException;
import java.util.function.Consumer;

import javax.management.JMException;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;

/** Reads over JMX why a service does not close, and is notified when a close takes long. */
public final class StallAlarm {
    private StallAlarm() {}

    // @start region="jmx"
    static String why(MBeanServerConnection jvm) throws JMException, IOException {
        return (String) jvm.getAttribute(graph(), "Why");
    }

    static void set(MBeanServerConnection jvm, Consumer<String> alarm)
            throws JMException, IOException {
        jvm.addNotificationListener(
                graph(), (stall, none) -> alarm.accept(stall.getMessage()), null, null);
    }

    private static ObjectName graph() throws JMException {
        return new ObjectName("goprocess.debug:type=ProcessGraph");
    }
    // @end
}
