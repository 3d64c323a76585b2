package goprocess.debug.jmx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;
import goprocess.debug.NothingLeftOpen;
import goprocess.debug.OtherLibrary;
import goprocess.debug.ProcessGraphMXBean;
import goprocess.fixtures.ChildJvm;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;

import javax.management.JMException;
import javax.management.JMX;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanFeatureInfo;
import javax.management.MBeanInfo;
import javax.management.MBeanOperationInfo;
import javax.management.MBeanParameterInfo;
import javax.management.MBeanServer;
import javax.management.MBeanServerFactory;
import javax.management.Notification;
import javax.management.ObjectName;
import javax.management.openmbean.SimpleType;

@NothingLeftOpen
class GraphBeanTest {
    @TempDir private Path folder;

    private final GoProcess app = GoProcesses.named("app").open();
    private final CountDownLatch over = new CountDownLatch(1);

    /** Of this test only: the bean of the platform's comes and goes with the processes of a JVM. */
    private final MBeanServer server = MBeanServerFactory.newMBeanServer();

    private final ObjectName name = new BeanRegistration().register(server);
    private final ProcessGraphMXBean bean = proxy(server, name);

    GraphBeanTest() throws JMException {}

    @AfterEach
    void closes() {
        over.countDown();
        app.close();
    }

    private static ProcessGraphMXBean proxy(MBeanServer server, ObjectName name) {
        return JMX.newMXBeanProxy(server, name, ProcessGraphMXBean.class);
    }

    private static String refusal(Runnable call) {
        return assertThrows(IllegalArgumentException.class, call::run).getMessage();
    }

    private static Object openType(MBeanFeatureInfo feature) {
        return feature.getDescriptor().getFieldValue("openType");
    }

    @Test
    void itIsAnMxBeanThatAnyConsoleCanUse() throws Exception {
        MBeanInfo info = server.getMBeanInfo(name);
        assertEquals("true", info.getDescriptor().getFieldValue("mxbean"));
        Map<String, Object> types = new TreeMap<>();
        for (MBeanAttributeInfo attribute : info.getAttributes()) {
            types.put(attribute.getName(), openType(attribute));
        }
        for (MBeanOperationInfo operation : info.getOperations()) {
            types.put(operation.getName(), openType(operation));
        }
        assertEquals(
                Map.of(
                        "Live", SimpleType.INTEGER,
                        "Closing", SimpleType.INTEGER,
                        "OldestClosingSeconds", SimpleType.DOUBLE,
                        "Stalled", SimpleType.BOOLEAN,
                        "Why", SimpleType.STRING,
                        "dot", SimpleType.STRING,
                        "json", SimpleType.STRING,
                        "why", SimpleType.STRING,
                        "writeJson", SimpleType.STRING),
                types);
    }

    @Test
    void itCountsWhatIsOpenAndWhatIsClosing() {
        int live = bean.getLive();
        int closing = bean.getClosing();
        GoProcess parent = GoProcesses.named("parent").open();
        parent.go("child", self -> over.await());
        assertEquals(live + 2, bean.getLive());
        parent.closeAsync();
        assertEquals(closing + 2, bean.getClosing());
        over.countDown();
        parent.err();
    }

    @Test
    void itTellsTheGraphAndWhy() {
        GoProcess worker = app.go("worker", self -> over.await());
        app.closeAsync();
        String culprit = "worker #" + worker.id();
        assertTrue(bean.why().contains(" for "), bean::why);
        assertTrue(bean.dot().contains(culprit));
        assertTrue(bean.json().contains("{\"id\":" + worker.id() + ",\"name\":\"worker\""));
    }

    @Test
    void whoMayOnlyReadSeesWhatHoldsAClose() {
        app.go("worker", self -> over.await());
        app.closeAsync();
        assertTrue(bean.getOldestClosingSeconds() >= 0);
        boolean stalled = bean.isStalled();
        assertTrue(!stalled || bean.getOldestClosingSeconds() >= 10, "ten seconds have not passed");
        assertTrue(bean.getWhy().contains("worker"), bean::getWhy);
    }

    @Test
    void eachThingHasADescriptionAndEachParameterAName() throws Exception {
        MBeanInfo info = server.getMBeanInfo(name);
        for (MBeanAttributeInfo attribute : info.getAttributes()) {
            assertTrue(attribute.getDescription().endsWith("."), attribute::getDescription);
        }
        for (MBeanOperationInfo operation : info.getOperations()) {
            assertTrue(operation.getDescription().endsWith("."), operation::getDescription);
            for (MBeanParameterInfo parameter : operation.getSignature()) {
                assertEquals("path", parameter.getName());
            }
        }
        assertEquals(StallNotifications.TYPE, info.getNotifications()[0].getNotifTypes()[0]);
    }

    @Test
    void aStallIsNotifiedAndAListenerThatHangsHoldsUpNobody() throws Exception {
        StallNotifications stalls = new StallNotifications();
        ObjectName other = new ObjectName("goprocess.debug:type=Other");
        server.registerMBean(new DescribedBean(new GraphBean(), stalls), other);
        server.addNotificationListener(other, (stalled, handback) -> await(over), null, null);
        BlockingQueue<Notification> heard = new LinkedBlockingQueue<>();
        server.addNotificationListener(
                other, (stalled, handback) -> heard.add(stalled), null, null);
        stalls.send(other, 7, "app", Duration.ofSeconds(12), "worker holds it");
        Notification stalled = heard.take();
        assertEquals(StallNotifications.TYPE, stalled.getType());
        assertTrue(stalled.getMessage().endsWith("worker holds it"), stalled::getMessage);
        assertEquals(7L, stalled.getUserData());
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void whatItWritesIsForUsAlone() throws Exception {
        Path file = folder.resolve("graph.json");
        bean.writeJson(file.toString());
        assertEquals(
                PosixFilePermissions.fromString("rw-------"), Files.getPosixFilePermissions(file));
    }

    @Test
    void itWritesTheGraphToAFile() throws Exception {
        Path file = folder.resolve("graph.json");
        assertEquals(file.toString(), bean.writeJson(file.toString()));
        assertTrue(Files.readString(file).contains("{\"id\":" + app.id() + ",\"name\":\"app\""));
    }

    @Test
    void itNeverOverwritesAFile() throws Exception {
        Path file = Files.writeString(folder.resolve("notes.txt"), "mine");
        String message = refusal(() -> bean.writeJson(file.toString()));
        assertTrue(message.contains("exists already"), message);
        assertEquals("mine", Files.readString(file));
    }

    @Test
    void itNeverWritesThroughALink() throws Exception {
        Path target = folder.resolve("target");
        Path link = Files.createSymbolicLink(folder.resolve("link"), target);
        assertTrue(refusal(() -> bean.writeJson(link.toString())).contains("exists already"));
        assertTrue(Files.notExists(target));
    }

    @Test
    void itSaysWhatIsWrongWithAPath() {
        assertTrue(refusal(() -> bean.writeJson(" ")).startsWith("No path"));
        assertTrue(refusal(() -> bean.writeJson("a\0b")).startsWith("Not a path"));
        String nowhere = folder.resolve("nowhere").resolve("graph.json").toString();
        assertTrue(refusal(() -> bean.writeJson(nowhere)).contains("there is no directory"));
        assertTrue(refusal(() -> bean.writeJson(folder.toString())).contains("exists already"));
    }

    @Test
    void aFullDiskLeavesNoHalfAFile() throws Exception {
        // A limit on the size of files fails a write as a full disk does.
        List<String> limited =
                List.of("sh", "-c", "ulimit -f 4; export LC_ALL=C; exec \"$0\" \"$@\"");
        Path file = folder.resolve("graph.json");
        List<String> lines =
                ChildJvm.run(limited, WritingService.class, List.of(), file.toString());
        String message = lines.get(0);
        assertTrue(message.startsWith(file + " could not be written: "), lines::toString);
        assertTrue(message.contains("File too large"), lines::toString);
        assertEquals("closed 1000", lines.get(1));
        assertTrue(Files.notExists(file));
    }

    @Test
    void aTakenNameGetsANumber() throws Exception {
        List<String> names = new ArrayList<>(List.of(name.getCanonicalName()));
        for (int i = 0; i < 2; i++) {
            names.add(new BeanRegistration().register(server).getCanonicalName());
        }
        assertEquals(
                List.of(
                        "goprocess.debug:type=ProcessGraph",
                        "goprocess.debug:instance=2,type=ProcessGraph",
                        "goprocess.debug:instance=3,type=ProcessGraph"),
                names);
    }

    @Test
    void anotherClassLoadersProcessesHaveABeanOfTheirOwn() throws Exception {
        try (OtherLibrary other = OtherLibrary.load()) {
            ObjectName first = OtherLibrary.awaitBean(BeanRegistration.class.getClassLoader());
            assertNotEquals(first, other.awaitBean());
            ProcessGraphMXBean second =
                    proxy(ManagementFactory.getPlatformMBeanServer(), other.awaitBean());
            assertTrue(second.json().contains("\"name\":\"stranger\""));
            assertTrue(!bean.json().contains("\"name\":\"stranger\""));
        }
    }
}
