package goprocess.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import broken.goprocess.impl.protocol.AsksAnotherRoom;
import broken.goprocess.impl.protocol.AsksTheTime;
import broken.goprocess.impl.protocol.HasALog;
import broken.goprocess.impl.protocol.HasAThread;
import broken.goprocess.impl.protocol.KnowsAListener;
import broken.goprocess.impl.protocol.WaitsForALatch;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;

import goprocess.api.GoProcess;
import goprocess.api.Teardown;
import goprocess.spi.CloseCause;
import goprocess.spi.ProcessNode;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import java.util.List;
import java.util.stream.Stream;

/** The protocol knows what is named here, and nothing else. */
class ProtocolBoundariesTest {
    private static final String PROTOCOL = "..goprocess.impl.protocol..";

    /** What a thread does while another one has a lock for some nanoseconds. */
    private static final String OF_A_SPINNING_THREAD = "currentThread|isVirtual|onSpinWait|yield";

    /** A tenth less than there were: a rule that sees far fewer classes has lost its subject. */
    private static final int FLOOR = 21;

    /**
     * A rule, and classes of which each breaks it.
     *
     * @param promise in words
     * @param rule that holds it
     * @param broken each breaks it alone
     */
    private record Promise(String promise, ArchRule rule, List<Class<?>> broken) {
        Promise(String promise, ArchRule rule, Class<?>... broken) {
            this(promise, rule, List.of(broken));
        }
    }

    private static final List<Promise> PROMISES =
            List.of(
                    new Promise(
                            "it knows no other room, and of the API only what it hands on",
                            itOnlyKnows(
                                    resideInAPackage(PROTOCOL)
                                            .or(
                                                    belongToAnyOf(
                                                            GoProcess.class,
                                                            Teardown.class,
                                                            CloseCause.class,
                                                            ProcessNode.class))
                                            .or(not(resideInAPackage("..goprocess..")))),
                            AsksAnotherRoom.class,
                            KnowsAListener.class),
                    new Promise(
                            "of the JDK it knows data and atomics, and no log",
                            itOnlyKnows(
                                    resideInAnyPackage(
                                                    "..goprocess..",
                                                    "java.lang",
                                                    "java.lang.invoke",
                                                    "java.util",
                                                    "java.util.concurrent.atomic",
                                                    "java.util.function",
                                                    "org.jspecify.annotations")
                                            .and(not(belongToAnyOf(System.Logger.class)))),
                            HasALog.class,
                            WaitsForALatch.class),
                    new Promise(
                            "it reads no clock",
                            noClasses()
                                    .that()
                                    .resideInAPackage(PROTOCOL)
                                    .should()
                                    .callMethodWhere(
                                            target(nameMatching("nanoTime|currentTimeMillis"))),
                            AsksTheTime.class),
                    new Promise(
                            "it has no threads but its callers",
                            noClasses()
                                    .that()
                                    .resideInAPackage(PROTOCOL)
                                    .should()
                                    .callCodeUnitWhere(
                                            target(owner(assignableTo(Thread.class)))
                                                    .and(
                                                            not(
                                                                    target(
                                                                            nameMatching(
                                                                                    OF_A_SPINNING_THREAD))))),
                            HasAThread.class));

    private static ArchRule itOnlyKnows(DescribedPredicate<? super JavaClass> these) {
        return classes().that().resideInAPackage(PROTOCOL).should().onlyDependOnClassesThat(these);
    }

    @TestFactory
    Stream<DynamicTest> theProtocolKeeps() {
        JavaClasses protocol =
                new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("goprocess.impl.protocol");
        assertTrue(protocol.size() >= FLOOR, "only " + protocol.size() + " classes");
        return PROMISES.stream()
                .map(kept -> dynamicTest(kept.promise, () -> kept.rule.check(protocol)));
    }

    @TestFactory
    Stream<DynamicTest> eachClassThatBreaksOneIsSeen() {
        return PROMISES.stream()
                .flatMap(
                        promise ->
                                promise.broken.stream()
                                        .map(
                                                broken ->
                                                        dynamicTest(
                                                                broken.getSimpleName(),
                                                                () ->
                                                                        assertSeen(
                                                                                promise, broken))));
    }

    /** It breaks this promise, and, so that it shows what is wrong, no other. */
    private static void assertSeen(Promise promise, Class<?> broken) {
        JavaClasses one = new ClassFileImporter().importClasses(broken);
        for (Promise each : PROMISES) {
            boolean seen = each.rule.evaluate(one).hasViolation();
            assertTrue(seen == each.equals(promise), each.promise);
        }
    }
}
