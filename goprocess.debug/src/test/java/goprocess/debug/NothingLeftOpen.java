package goprocess.debug;

import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import goprocess.spi.AbandonedWork;
import goprocess.spi.ProcessNode;
import goprocess.spi.ProcessProvider;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

import java.lang.annotation.Retention;
import java.lang.annotation.Target;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * A test of this class that leaves a process open fails, or work that was abandoned and goes on:
 * the tests after it record and capture whatever there is in their JVM. What ends by itself, or is
 * garbage, is waited for. ({@code goprocess.testing} does it for users; it is built on this
 * module.)
 */
@Target(TYPE)
@Retention(RUNTIME)
// Nobody but these tests sees it, though its package is exported.
@SuppressWarnings("exports")
@ExtendWith(NothingLeftOpen.Check.class)
public @interface NothingLeftOpen {
    /** Looks before a class, for what others have left, and after each test. */
    final class Check implements BeforeAllCallback, AfterEachCallback {
        /**
         * What is still open after this counts as left, though it might close by itself later. No
         * timeout of JUnit ends an extension, so there has to be one here.
         */
        private static final long PATIENCE = TimeUnit.SECONDS.toNanos(20);

        /** What was reported once is not reported again with each following test. */
        private static final Set<String> TOLD = new HashSet<>();

        /** Made by JUnit. */
        public Check() {}

        @Override
        public void beforeAll(ExtensionContext context) {
            check("Before these tests another one");
        }

        @Override
        public void afterEach(ExtensionContext context) {
            check("The test");
        }

        private static void check(String who) {
            long start = System.nanoTime();
            Map<String, String> left = left();
            while (!left.isEmpty() && System.nanoTime() - start < PATIENCE) {
                System.gc();
                left = left();
            }
            TOLD.addAll(left.keySet());
            if (!left.isEmpty()) {
                String some = left.values().stream().limit(10).collect(Collectors.joining(", "));
                throw new AssertionError(who + " left " + left.size() + ": " + some);
            }
        }

        /** As text: a process that is held here would never be garbage. */
        private static Map<String, String> left() {
            Map<String, String> left = new LinkedHashMap<>();
            for (ProcessNode node : ProcessProvider.installed().roots()) {
                left.put("#" + node.id(), node + " open");
            }
            for (AbandonedWork work : ProcessProvider.installed().abandoned()) {
                String what = work.role() + " of " + work.processName() + " #" + work.processId();
                left.put(what, what + " abandoned");
            }
            left.keySet().removeAll(TOLD);
            return left;
        }
    }
}
