package goprocess.debug;

import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import goprocess.spi.ProcessNode;
import goprocess.spi.ProcessProvider;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

import java.lang.annotation.Retention;
import java.lang.annotation.Target;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * A test of this class that leaves a process open fails: the tests after it record and capture
 * whatever is open in their JVM. What closes by itself, or is garbage, is waited for. ({@code
 * goprocess.testing} does it for users; it is built on this module.)
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
        private static final Set<Long> TOLD = new HashSet<>();

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
            Map<Long, String> left = left();
            while (!left.isEmpty() && System.nanoTime() - start < PATIENCE) {
                System.gc();
                left = left();
            }
            TOLD.addAll(left.keySet());
            if (!left.isEmpty()) {
                String some = left.values().stream().limit(10).collect(Collectors.joining(", "));
                throw new AssertionError(who + " left " + left.size() + " open: " + some);
            }
        }

        /** As text: a process that is held here would never be garbage. */
        private static Map<Long, String> left() {
            return ProcessProvider.installed().roots().stream()
                    .filter(node -> !TOLD.contains(node.id()))
                    .collect(Collectors.toMap(ProcessNode::id, Object::toString));
        }
    }
}
