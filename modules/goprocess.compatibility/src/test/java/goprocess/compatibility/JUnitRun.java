package goprocess.compatibility;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import goprocess.api.GoProcesses;
import goprocess.testing.ProcessLeaks;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

import java.util.concurrent.ForkJoinPool;

/** A program that runs test classes of a user, and writes who failed. */
final class JUnitRun implements TestExecutionListener {
    private JUnitRun() {}

    public static void main(String[] args) {
        boolean everywhere = args[0].equals("everywhere");
        // The common pool works for the first test, and goes on.
        LauncherFactory.create()
                .execute(
                        LauncherDiscoveryRequestBuilder.request()
                                .selectors(
                                        selectClass(everywhere ? First.class : ToldFirst.class),
                                        selectClass(everywhere ? Plain.class : ToldPlain.class),
                                        selectClass(everywhere ? Static.class : ToldStatic.class),
                                        selectClass(everywhere ? Leaving.class : ToldLeaving.class))
                                .configurationParameter(
                                        "junit.jupiter.extensions.autodetection.enabled",
                                        Boolean.toString(everywhere))
                                .build(),
                        new JUnitRun());
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        result.getThrowable()
                .ifPresent(
                        failure -> {
                            System.out.println("failed: " + test.getLegacyReportingName());
                            failure.toString().lines().forEach(System.out::println);
                        });
    }

    static class First {
        @Test
        void usesTheCommonPool() {
            ForkJoinPool.commonPool().submit(() -> {}).join();
        }
    }

    static class Plain {
        @Test
        void hasNoProcess() {}
    }

    static class Static {
        static {
            GoProcesses.named("static").open();
        }

        @Test
        void opensNothing() {}
    }

    static class Leaving {
        @Test
        void leavesOneToTheCommonPool() {
            ForkJoinPool.commonPool().submit(() -> GoProcesses.named("pooled").open()).join();
        }

        @Test
        void leavesOne() {
            GoProcesses.named("left").open();
        }
    }

    @ExtendWith(ProcessLeaks.class)
    static class ToldFirst extends First {}

    @ExtendWith(ProcessLeaks.class)
    static class ToldPlain extends Plain {}

    @ExtendWith(ProcessLeaks.class)
    static class ToldStatic extends Static {}

    @ExtendWith(ProcessLeaks.class)
    static class ToldLeaving extends Leaving {}
}
