package goprocess.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;

/** Which test a process belongs to. The classes inside are run by the tests, and by nobody else. */
@ExtendWith(ProcessLeaks.class)
class WhoseProcessTest {
    private static final ProcessLeaks AT_ONCE = new ProcessLeaks().within(Duration.ZERO);

    @AfterEach
    void close() {
        Left.close();
    }

    static class Indirectly {
        @RegisterExtension static final ProcessLeaks LEAKS = AT_ONCE;

        @Test
        void inItsFunction() {
            GoProcesses.go(self -> Left.open("left")).err();
        }

        @Test
        void inTheFunctionOfAChild() {
            GoProcesses.go(self -> self.go(child -> Left.open("left")).err()).err();
        }

        @Test
        void inATeardown() {
            GoProcesses.withTeardown(() -> Left.open("left")).close();
        }

        @Test
        void inACallback() throws InterruptedException {
            GoProcess process = GoProcesses.named("closed").open();
            CountDownLatch opened = new CountDownLatch(1);
            process.closed()
                    .onRaised(
                            () -> {
                                Left.open("left");
                                opened.countDown();
                            });
            process.close();
            opened.await();
        }

        @Test
        void inACallbackAfterATeardownOnAThreadOfTheLibrary() throws InterruptedException {
            GoProcess process = GoProcesses.withTeardown(() -> {});
            CountDownLatch opened = new CountDownLatch(1);
            process.closed()
                    .onRaised(
                            () -> {
                                Left.open("left");
                                opened.countDown();
                            });
            process.closeAsync();
            opened.await();
        }

        @Test
        void inACallbackAfterAFunctionOnAThreadThatInheritsNothing() throws InterruptedException {
            CountDownLatch opened = new CountDownLatch(1);
            GoProcess process =
                    GoProcesses.named("foreign")
                            .threadFactory(
                                    Thread.ofPlatform()
                                            .inheritInheritableThreadLocals(false)
                                            .factory())
                            .go(self -> self.closing().await());
            process.closed()
                    .onRaised(
                            () -> {
                                Left.open("left");
                                opened.countDown();
                            });
            process.closeAsync();
            opened.await();
        }

        @Test
        void onAThread() throws InterruptedException {
            Thread thread = new Thread(() -> Left.open("left"));
            thread.start();
            thread.join();
        }

        @Test
        void onAVirtualThread() throws InterruptedException {
            Thread.ofVirtual().start(() -> Left.open("left")).join();
        }
    }

    @Test
    void whatATestOpensIndirectlyBelongsToIt() {
        Run run = Run.of(Indirectly.class);

        assertEquals(
                Set.of(
                        "inItsFunction()",
                        "inTheFunctionOfAChild()",
                        "inATeardown()",
                        "inACallback()",
                        "inACallbackAfterATeardownOnAThreadOfTheLibrary()",
                        "inACallbackAfterAFunctionOnAThreadThatInheritsNothing()",
                        "onAThread()",
                        "onAVirtualThread()"),
                run.failed());
    }

    static class LetsAServerOpenAChild {
        @RegisterExtension static final ProcessLeaks LEAKS = AT_ONCE;

        static final BlockingQueue<GoProcess> PARENTS = new LinkedBlockingQueue<>();
        static final CountDownLatch OPENED = new CountDownLatch(1);

        @Test
        void leaves() throws InterruptedException {
            PARENTS.add(Left.open("parent"));
            OPENED.await();
        }

        static void serve(GoProcess server) throws InterruptedException {
            Left.keep(GoProcesses.named("child").parent(PARENTS.take()).open());
            OPENED.countDown();
        }
    }

    @Test
    void whatAProcessOfNobodyOpensBelongsToItsParentsOwner() throws InterruptedException {
        Thread nobody =
                Thread.ofPlatform()
                        .inheritInheritableThreadLocals(false)
                        .start(() -> Left.keep(GoProcesses.go(LetsAServerOpenAChild::serve)));
        nobody.join();

        String message = Run.of(LetsAServerOpenAChild.class).failure().getMessage();

        assertTrue(message.contains("child #"), message);
    }

    static class BeforeEachOpens {
        @RegisterExtension static final ProcessLeaks LEAKS = AT_ONCE;

        @BeforeEach
        void open() {
            Left.open("left");
        }

        @Test
        void test() {}
    }

    @Test
    void whatIsOpenedBeforeEachTestBelongsToTheTest() {
        assertEquals(Set.of("test()"), Run.of(BeforeEachOpens.class).failed());
    }

    static class FieldOpens {
        @RegisterExtension static final ProcessLeaks LEAKS = AT_ONCE;

        final GoProcess field = Left.open("left");

        @Test
        void test() {}
    }

    @Test
    void whatAFieldOpensBelongsToTheTest() {
        assertEquals(Set.of("test()"), Run.of(FieldOpens.class).failed());
    }

    static class WithClassProcess {
        @RegisterExtension static final ProcessLeaks LEAKS = AT_ONCE;

        static final BlockingQueue<CountDownLatch> ORDERS = new LinkedBlockingQueue<>();
        static GoProcess app;

        @BeforeAll
        static void open() {
            app =
                    GoProcesses.go(
                            self -> {
                                while (!self.closing().isRaised()) {
                                    CountDownLatch done = ORDERS.take();
                                    self.go("worker", worker -> worker.closing().await());
                                    done.countDown();
                                }
                            });
        }

        @Test
        void leavesAChildOfTheClass() {
            GoProcesses.named("left").parent(app).open();
        }

        @Test
        void letsTheClassOpenOne() throws InterruptedException {
            CountDownLatch done = new CountDownLatch(1);
            ORDERS.add(done);
            done.await();
        }

        @AfterAll
        static void close() {
            app.closeAsync();
            ORDERS.add(new CountDownLatch(1));
            app.close();
        }
    }

    @Test
    void aChildBelongsToTheTestThatOpenedItAndNotToItsParentsOwner() {
        assertEquals(Set.of("leavesAChildOfTheClass()"), Run.of(WithClassProcess.class).failed());
    }

    static class StaticField {
        @RegisterExtension final ProcessLeaks leaks = AT_ONCE;

        static final GoProcess APP = GoProcesses.named("app").open();

        @Test
        void usesIt() {
            assertFalse(APP.closing().isRaised());
        }

        @AfterAll
        static void close() {
            APP.close();
        }
    }

    @Test
    void whatAStaticFieldOpensBelongsToTheClass() {
        Map<String, String> everywhere =
                Map.of("junit.jupiter.extensions.autodetection.enabled", "true");

        assertEquals(Set.of(), Run.of(StaticField.class, everywhere).failed());
    }

    @ExtendWith(ProcessLeaks.class)
    static class StaticFieldLeaves {
        static final GoProcess APP = Left.open("app");

        @Test
        void usesIt() {
            assertFalse(APP.closing().isRaised());
        }
    }

    @Test
    void whatAStaticFieldLeavesOpenIsTheFailureOfTheClass() {
        Run run = Run.of(StaticFieldLeaves.class);

        assertEquals(Set.of("WhoseProcessTest$StaticFieldLeaves"), run.failed());
    }

    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    static class OneInstance {
        @RegisterExtension static final ProcessLeaks LEAKS = AT_ONCE;

        final GoProcess app = GoProcesses.named("app").open();

        @Test
        void usesIt() {
            assertFalse(app.closing().isRaised());
        }

        @Test
        void leaves() {
            Left.open("left");
        }

        @AfterAll
        void close() {
            app.close();
        }
    }

    @Test
    void whatAnInstanceForAllTestsOpensBelongsToTheClass() {
        assertEquals(Set.of("leaves()"), Run.of(OneInstance.class).failed());
    }

    @ParameterizedClass
    @ValueSource(strings = {"opened", "closed"})
    static class ParameterOfTheClass {
        @RegisterExtension static final ProcessLeaks LEAKS = AT_ONCE;

        final GoProcess process;
        final boolean closes;

        ParameterOfTheClass(String name) {
            process = Left.open(name);
            closes = name.equals("closed");
        }

        @Test
        void test() {
            if (closes) {
                process.close();
            }
        }
    }

    @Test
    void eachInvocationOfAParameterizedClassIsJudgedAlone() {
        Run run = Run.of(ParameterOfTheClass.class);

        assertEquals(Set.of("test()"), run.failed());
        assertTrue(run.failure().getMessage().contains("opened #"));
    }

    static class Parameters {
        @RegisterExtension static final ProcessLeaks LEAKS = AT_ONCE;

        @ParameterizedTest
        @ValueSource(strings = {"opened", "closed"})
        void test(String name) {
            GoProcess process = Left.open(name);
            if (name.equals("closed")) {
                process.close();
            }
        }
    }

    @Test
    void eachInvocationOfAParameterizedTestIsATest() {
        assertEquals(Set.of("[1] \"opened\""), Run.of(Parameters.class).failed());
    }

    static class Dynamic {
        @RegisterExtension static final ProcessLeaks LEAKS = AT_ONCE;

        @TestFactory
        List<DynamicTest> tests() {
            return List.of(dynamicTest("dynamic", () -> Left.open("left")));
        }
    }

    @Test
    void whatADynamicTestOpensBelongsToTheMethodThatMadeIt() {
        assertEquals(Set.of("tests()"), Run.of(Dynamic.class).failed());
    }

    static class Outer {
        @RegisterExtension static final ProcessLeaks LEAKS = AT_ONCE;

        @Nested
        class Inner {
            @Test
            void leaves() {
                Left.open("left");
            }

            @Test
            void passes() {}
        }
    }

    @Test
    void nestedClassesAreWatchedToo() {
        assertEquals(Set.of("leaves()"), Run.of(Outer.class).failed());
    }
}
