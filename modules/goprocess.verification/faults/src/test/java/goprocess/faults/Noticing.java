package goprocess.faults;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Runs a class of tests in a JVM that has the fault, and says which test fails first. */
final class Noticing {
    /** In front of the name of a test that failed. */
    static final String FAILED = "failed: ";

    /** Behind it, how many tests ran. */
    static final String RAN = "ran: ";

    private Noticing() {}

    public static void main(String[] args) {
        LauncherDiscoveryRequest request =
                LauncherDiscoveryRequestBuilder.request()
                        .selectors(
                                args[0].contains("#")
                                        ? selectMethod(args[0])
                                        : selectClass(args[0]))
                        // How long a test waits for something that the fault prevents.
                        .configurationParameter("junit.jupiter.execution.timeout.default", "60 s")
                        .configurationParameter(
                                "junit.jupiter.execution.timeout.thread.mode.default",
                                "SEPARATE_THREAD")
                        .build();
        LauncherFactory.create().execute(request, new FirstFailure());
        end(0);
    }

    /** What the fault left running goes with it, and so do the JVMs that the tests have started. */
    private static void end(int status) {
        System.out.flush();
        ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly);
        Runtime.getRuntime().halt(status);
    }

    private static final class FirstFailure implements TestExecutionListener {
        private int ran;

        @Override
        public void executionFinished(TestIdentifier test, TestExecutionResult result) {
            if (result.getStatus() == TestExecutionResult.Status.FAILED) {
                result.getThrowable().ifPresent(failure -> failure.printStackTrace(System.out));
                System.out.println(FAILED + test.getDisplayName());
                end(1);
            }
            ran += test.isTest() ? 1 : 0;
            System.out.println(RAN + ran + ", the last one " + test.getDisplayName());
        }
    }
}
