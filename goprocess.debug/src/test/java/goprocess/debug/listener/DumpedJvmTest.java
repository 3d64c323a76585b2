package goprocess.debug.listener;

import goprocess.debug.NothingLeftOpen;
import goprocess.debug.listener.child.Service;
import goprocess.spi.CloseCause;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;

/** The recording of a JVM that goes on. */
@NothingLeftOpen
class DumpedJvmTest {
    @TempDir private Path directory;

    @Test
    void aDumpByJcmdHoldsTheWholeTeardown() throws Exception {
        Path atTheEnd = directory.resolve("end.jfr");
        Path dump = directory.resolve("dump.jfr");
        try (RecordedJvm jvm = RecordedJvm.start(atTheEnd, Service.class, "stay")) {
            jvm.awaitLine("ready");
            jvm.writeLine();
            jvm.awaitLine("closed");
            RecordedJvm.run("jcmd", jvm.pid(), "JFR.dump", "filename=" + dump);
            TerminatedJvmTest.assertWholeTeardown(dump, CloseCause.CALLED);
        }
    }
}
