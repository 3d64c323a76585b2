package goprocess.debug.jmx;

import goprocess.debug.ProcessGraphMXBean;

import java.util.Map;

import javax.management.MBeanAttributeInfo;
import javax.management.MBeanConstructorInfo;
import javax.management.MBeanInfo;
import javax.management.MBeanOperationInfo;
import javax.management.MBeanParameterInfo;
import javax.management.NotificationEmitter;
import javax.management.StandardEmitterMBean;

/** The managed bean with descriptions and parameter names, which a console shows. */
final class DescribedBean extends StandardEmitterMBean {
    private static final Map<String, String> DESCRIPTIONS =
            Map.ofEntries(
                    Map.entry("Live", "How many processes are open, running and closing."),
                    Map.entry("Closing", "How many processes are closing."),
                    Map.entry(
                            "OldestClosingSeconds",
                            "How many seconds the oldest close has taken so far; 0 if nothing is"
                                    + " closing."),
                    Map.entry(
                            "Stalled",
                            "Whether a close has taken longer than goprocess.debug.stall, by"
                                    + " default 10 seconds. A close that was only requested is not"
                                    + " counted: it may last as long as the program."),
                    Map.entry("Why", "What holds the closes in progress, as text."),
                    Map.entry("dot", "The graph in the language of Graphviz."),
                    Map.entry("json", "The graph as JSON."),
                    Map.entry("why", "What holds the closes in progress, as text."),
                    Map.entry(
                            "writeJson",
                            "Writes the graph as JSON to a file of this JVM's machine that does"
                                    + " not exist yet."));

    DescribedBean(ProcessGraphMXBean bean, NotificationEmitter stalls) {
        super(bean, ProcessGraphMXBean.class, true, stalls);
    }

    @Override
    protected String getDescription(MBeanInfo info) {
        return "The processes of goprocess in this JVM, and what holds those that are closing.";
    }

    @Override
    protected String getDescription(MBeanAttributeInfo info) {
        return DESCRIPTIONS.getOrDefault(info.getName(), info.getName());
    }

    @Override
    protected String getDescription(MBeanOperationInfo info) {
        return DESCRIPTIONS.getOrDefault(info.getName(), info.getName());
    }

    @Override
    protected String getParameterName(MBeanOperationInfo op, MBeanParameterInfo param, int no) {
        return "path";
    }

    @Override
    protected String getDescription(MBeanOperationInfo op, MBeanParameterInfo param, int no) {
        return "A file that does not exist yet; relative to the directory of the JVM.";
    }

    @Override
    protected int getImpact(MBeanOperationInfo info) {
        return info.getName().equals("writeJson")
                ? MBeanOperationInfo.ACTION
                : MBeanOperationInfo.INFO;
    }

    @Override
    protected MBeanConstructorInfo[] getConstructors(
            MBeanConstructorInfo[] constructors, Object bean) {
        return new MBeanConstructorInfo[0];
    }
}
